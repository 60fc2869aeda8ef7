package io.qingyuan.packs.internal.reading;

import io.qingyuan.packs.CanonicalJson;
import io.qingyuan.packs.PackDocument;
import io.qingyuan.packs.PackFault;
import io.qingyuan.packs.PackId;
import io.qingyuan.packs.PackPlace;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One YAML 1.2 file as a JSON tree that remembers the line of every node. */
public final class YamlTree {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int MAX_CODE_POINTS = 20_000_000;
    private static final BigInteger SAFE = BigInteger.TWO.pow(53);

    private final PackId pack;
    private final String path;
    private final List<PackFault> faults;
    private final Map<String, Integer> lines = new HashMap<>();
    private final IdentityHashMap<Node, String> seen = new IdentityHashMap<>();

    private YamlTree(PackId pack, String path, List<PackFault> faults) {
        this.pack = pack;
        this.path = path;
        this.faults = faults;
    }

    /** The document, or empty when the file cannot be read at all; what is wrong is added to {@code faults}. */
    public static Optional<PackDocument> read(PackId pack, String path, String source, List<PackFault> faults) {
        return new YamlTree(pack, path, faults).read(source);
    }

    private Optional<PackDocument> read(String source) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(path)
                .setSchema(new CoreSchema())
                .setCodePointLimit(MAX_CODE_POINTS)
                .setAllowRecursiveKeys(false)
                .build();
        Optional<Node> root;
        try {
            root = new Compose(settings).composeString(source);
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(Mark::getLine).orElse(-1) + 1;
            fault(line, "", "not-yaml", null, e.getProblem());
            return Optional.empty();
        } catch (YamlEngineException e) {
            fault(0, "", "not-yaml", null, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
        if (root.isEmpty() || !(root.get() instanceof MappingNode mapping)) {
            fault(1, "", "not-a-mapping", null);
            return Optional.empty();
        }
        ObjectNode tree = object(mapping, "");
        return Optional.of(new PackDocument(pack, path, source, tree, lines));
    }

    private JsonNode convert(Node node, String pointer) {
        if (node.getAnchor().isPresent() || seen.put(node, pointer) != null) {
            fault(line(node), pointer, "anchor", null);
            return NODES.nullNode();
        }
        return switch (node) {
            case MappingNode mapping -> object(mapping, pointer);
            case SequenceNode sequence -> {
                lines.put(pointer, line(node));
                ArrayNode array = NODES.arrayNode();
                for (Node value : sequence.getValue()) {
                    array.add(convert(value, pointer + "/" + array.size()));
                }
                yield array;
            }
            case ScalarNode scalar -> {
                lines.put(pointer, line(node));
                yield scalar(scalar, pointer);
            }
            default -> throw new IllegalStateException("unknown YAML node " + node.getNodeType());
        };
    }

    private ObjectNode object(MappingNode mapping, String pointer) {
        lines.put(pointer, line(mapping));
        ObjectNode object = NODES.objectNode();
        for (NodeTuple entry : mapping.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                fault(line(entry.getKeyNode()), pointer, "key-not-text", null);
                continue;
            }
            String name = key.getValue();
            String at = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
            if (object.has(name)) {
                fault(line(key), at, "key-twice", name);
                continue;
            }
            object.set(name, convert(entry.getValueNode(), at));
            lines.put(at, line(key));
        }
        return object;
    }

    private JsonNode scalar(ScalarNode node, String pointer) {
        Tag tag = node.getTag();
        String text = node.getValue();
        if (tag.equals(Tag.NULL)) {
            return NODES.nullNode();
        }
        if (tag.equals(Tag.BOOL)) {
            return NODES.booleanNode(text.equalsIgnoreCase("true"));
        }
        if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
            return number(node, text, pointer);
        }
        if (!tag.equals(Tag.STR)) {
            fault(line(node), pointer, "tag", tag.toString());
        }
        return NODES.stringNode(text);
    }

    /** Only numbers whose digits survive the canonical form; others are to be written in quotes. */
    private JsonNode number(ScalarNode node, String text, String pointer) {
        BigDecimal value;
        try {
            value = new BigDecimal(text);
        } catch (NumberFormatException _) {
            fault(line(node), pointer, "number-form", text);
            return NODES.stringNode(text);
        }
        boolean whole = value.scale() <= 0;
        if (whole && value.toBigInteger().abs().compareTo(SAFE) < 0) {
            return NODES.numberNode(value.longValueExact());
        }
        if (whole || !CanonicalJson.keeps(value) || value.stripTrailingZeros().scale() != value.scale()) {
            fault(line(node), pointer, "number-digits", text);
            return NODES.stringNode(text);
        }
        return NODES.numberNode(value);
    }

    private static int line(Node node) {
        return node.getStartMark().map(Mark::getLine).orElse(-1) + 1;
    }

    private void fault(int line, String pointer, String code, @Nullable String found, Object... arguments) {
        faults.add(PackFault.of(new PackPlace(pack, path, line, pointer), code, found, null, arguments));
    }
}
