package io.qingyuan.receipts;

import io.qingyuan.packs.CanonicalJson;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A value in the one form that can be hashed and compared byte by byte: RFC 8785 JSON in which decimals are strings, so
 * that {@code 98.50} keeps its digits.
 */
public record Canonical(String text) {

    public static final Canonical EMPTY = new Canonical("{}");

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /**
     * The canonical form of an object.
     *
     * @param members values are text, whole numbers, decimals (become text), booleans, instants, days, lists, maps,
     *     canonical values or trees; {@code null} members are left out
     */
    public static Canonical of(Map<String, ?> members) {
        return new Canonical(CanonicalJson.write(node(members)));
    }

    /** The canonical form of a tree; decimals in it become text. */
    public static Canonical of(JsonNode tree) {
        return new Canonical(CanonicalJson.write(node(tree)));
    }

    public JsonNode tree() {
        return MAPPER.readTree(text);
    }

    /** SHA-256 of the bytes, in hex. */
    public String hash() {
        return CanonicalJson.sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return text;
    }

    private static JsonNode node(@Nullable Object value) {
        return switch (value) {
            case null -> NODES.nullNode();
            case JsonNode tree -> ofTree(tree);
            case Canonical canonical -> canonical.tree();
            case String text -> NODES.stringNode(text);
            case BigDecimal decimal -> NODES.stringNode(decimal.toPlainString());
            case Integer number -> NODES.numberNode(number);
            case Long number -> NODES.numberNode(number);
            case BigInteger number -> NODES.numberNode(number);
            case Boolean flag -> NODES.booleanNode(flag);
            case Enum<?> constant -> NODES.stringNode(constant.name());
            case Instant instant -> NODES.stringNode(instant.toString());
            case LocalDate day -> NODES.stringNode(day.toString());
            case Map<?, ?> members -> {
                ObjectNode object = NODES.objectNode();
                members.forEach((name, member) -> {
                    if (member != null) {
                        object.set(String.valueOf(name), node(member));
                    }
                });
                yield object;
            }
            case Iterable<?> elements -> {
                ArrayNode array = NODES.arrayNode();
                elements.forEach(element -> array.add(node(element)));
                yield array;
            }
            default -> throw new IllegalArgumentException("no canonical form: " + value.getClass());
        };
    }

    private static JsonNode ofTree(JsonNode tree) {
        if (tree.isNumber() && !tree.isIntegralNumber()) {
            return NODES.stringNode(tree.decimalValue().toPlainString());
        }
        if (tree.isObject()) {
            ObjectNode object = NODES.objectNode();
            tree.properties().forEach(member -> object.set(member.getKey(), ofTree(member.getValue())));
            return object;
        }
        if (tree.isArray()) {
            ArrayNode array = NODES.arrayNode();
            tree.forEach(element -> array.add(ofTree(element)));
            return array;
        }
        return tree;
    }
}
