package io.qingyuan.packs.internal.reading;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.qingyuan.packs.FormulaCheck;
import io.qingyuan.packs.PackContent;
import io.qingyuan.packs.PackContent.Pack;
import io.qingyuan.packs.PackDocument;
import io.qingyuan.packs.PackFault;
import io.qingyuan.packs.PackFolder.Reading;
import io.qingyuan.packs.PackId;
import io.qingyuan.packs.PackInspection;
import io.qingyuan.packs.PackPlace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads pack folders and reports everything wrong in them together. */
public final class FolderReader {

    private static final String MANIFEST = "pack.yaml";
    private static final List<String> READ = List.of(".yaml", ".csv", ".bpmn", ".dmn");
    private static final long MAX_FILE_BYTES = 16L << 20;

    /** A file by what is written in it. */
    private record Text(PackId pack, String path, String source) {}

    /** What was read of a file, and what was wrong in it. */
    private record Read(Optional<PackDocument> document, List<PackFault> faults) {}

    private static final Cache<Text, PackDocument> PARSED =
            Caffeine.newBuilder().weakValues().build();

    private final FormulaCheck formulas;

    public FolderReader(FormulaCheck formulas) {
        this.formulas = formulas;
    }

    public Reading read(Path folder) {
        List<PackFault> faults = new ArrayList<>();
        Map<String, Pack> packs = new LinkedHashMap<>();
        collect(folder.toAbsolutePath().normalize(), packs, faults);
        return checked(packs, faults);
    }

    public Reading readAll(Path folder) {
        List<PackFault> faults = new ArrayList<>();
        Map<String, Pack> packs = new LinkedHashMap<>();
        children(folder).forEach(child -> collect(child, packs, faults));
        return checked(packs, faults);
    }

    public Reading glance(Path folder) {
        List<PackFault> faults = new ArrayList<>();
        Map<String, Pack> packs = new LinkedHashMap<>();
        children(folder).forEach(child -> collect(child, packs, faults));
        return new Reading(PackContent.of(List.copyOf(packs.values())), faults);
    }

    public List<PackFault> check(PackContent content) {
        Schemas schemas = Schemas.shipped();
        List<PackFault> faults = new ArrayList<>();
        for (Pack pack : content.packs()) {
            for (PackDocument document : pack.documents()) {
                schemas.schemaOf(document.path())
                        .ifPresentOrElse(
                                schema -> faults.addAll(schemas.check(document, schema)),
                                () -> faults.add(PackFault.of(
                                        new PackPlace(document.pack(), document.path(), 0, ""),
                                        "unknown-file",
                                        document.path(),
                                        null,
                                        document.path())));
            }
        }
        faults.addAll(References.check(content, schemas, formulas));
        if (faults.isEmpty()) {
            faults.addAll(PackInspection.shipped().parallelStream()
                    .flatMap(inspection -> inspection.inspect(content).stream())
                    .toList());
        }
        return faults;
    }

    public static PackDocument parse(PackId pack, String path, String source) {
        List<PackFault> faults = new ArrayList<>();
        return document(pack, path, source, faults)
                .orElseThrow(() -> new IllegalStateException("stored file " + pack + "/" + path + " is not readable"));
    }

    /** A file that is in use need not be parsed again: the folder and the stored packs mostly say the same. */
    private static Optional<PackDocument> document(PackId pack, String path, String source, List<PackFault> faults) {
        Text text = new Text(pack, path, source);
        PackDocument known = PARSED.getIfPresent(text);
        if (known != null) {
            return Optional.of(known);
        }
        int before = faults.size();
        Optional<PackDocument> parsed = parsed(pack, path, source, faults);
        if (faults.size() == before) {
            parsed.ifPresent(document -> PARSED.put(text, document));
        }
        return parsed;
    }

    private static Optional<PackDocument> parsed(PackId pack, String path, String source, List<PackFault> faults) {
        if (path.endsWith(".yaml")) {
            return YamlTree.read(pack, path, source, faults);
        }
        return path.endsWith(".csv")
                ? CsvTree.read(pack, path, source, faults)
                : Optional.of(drawing(pack, path, source));
    }

    /** A procedure or decision table as its standard has it: XML, which the module that runs it inspects and reads. */
    private static PackDocument drawing(PackId pack, String path, String source) {
        ObjectNode root = JsonNodeFactory.instance.objectNode().put("xml", source);
        return new PackDocument(pack, path, source, root, Map.of("", 1));
    }

    private Reading checked(Map<String, Pack> packs, List<PackFault> faults) {
        PackContent content = PackContent.of(List.copyOf(packs.values()));
        List<PackFault> all = new ArrayList<>(faults);
        all.addAll(check(content));
        all.sort(Comparator.comparing((PackFault fault) -> fault.place().pack().value())
                .thenComparing(fault -> fault.place().file())
                .thenComparingInt(fault -> fault.place().line()));
        return new Reading(content, all);
    }

    private void collect(Path folder, Map<String, Pack> packs, List<PackFault> faults) {
        String name = String.valueOf(folder.getFileName());
        PackId provisional = new PackId("unread");
        if (!Files.isRegularFile(folder.resolve(MANIFEST))) {
            faults.add(PackFault.of(
                    new PackPlace(provisional, MANIFEST, 0, ""), "no-manifest", folder.toString(), MANIFEST, folder));
            return;
        }
        PackId id = manifestId(folder, provisional, faults).orElse(provisional);
        if (packs.containsKey(id.value())) {
            return;
        }
        List<PackDocument> documents = new ArrayList<>();
        files(folder, id, faults).parallelStream()
                .map(file -> read(folder, file, id))
                .toList()
                .forEach(read -> {
                    read.document().ifPresent(documents::add);
                    faults.addAll(read.faults());
                });
        if (documents.stream().noneMatch(document -> document.path().equals(MANIFEST))) {
            return; // its fault is reported already
        }
        Pack pack = Pack.of(id, documents);
        packs.put(id.value(), pack);
        for (String needed : pack.depends()) {
            Path beside = folder.resolveSibling(needed);
            if (!packs.containsKey(needed) && Files.isRegularFile(beside.resolve(MANIFEST))) {
                collect(beside, packs, faults);
            }
        }
        if (!id.value().equals(name) && !id.equals(provisional)) {
            faults.add(PackFault.of(new PackPlace(id, MANIFEST, 1, "/id"), "folder-name", name, id.value(), name, id));
        }
    }

    private static Read read(Path folder, Path file, PackId id) {
        List<PackFault> faults = new ArrayList<>();
        String path = folder.relativize(file).toString().replace('\\', '/');
        Optional<PackDocument> document =
                text(file, id, path, faults).flatMap(source -> document(id, path, source, faults));
        return new Read(document, faults);
    }

    private static Optional<PackId> manifestId(Path folder, PackId provisional, List<PackFault> faults) {
        List<PackFault> ignored = new ArrayList<>(); // the manifest is read again with the other files
        return text(folder.resolve(MANIFEST), provisional, MANIFEST, faults)
                .flatMap(source -> YamlTree.read(provisional, MANIFEST, source, ignored))
                .flatMap(document -> document.item().findString("id"))
                .flatMap(value -> {
                    try {
                        return Optional.of(new PackId(value));
                    } catch (IllegalArgumentException _) {
                        return Optional.empty(); // the schema reports it
                    }
                });
    }

    /** Plain files only: what is linked in from elsewhere is not part of the pack. */
    private static List<Path> files(Path folder, PackId id, List<PackFault> faults) {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> files = new ArrayList<>();
            for (Path file : all.sorted().toList()) {
                String path = folder.relativize(file).toString().replace('\\', '/');
                if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS) || path.startsWith(".")) {
                    continue;
                }
                if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    faults.add(PackFault.of(new PackPlace(id, path, 0, ""), "not-a-file", path, null, path));
                } else if (READ.stream().anyMatch(path::endsWith)) {
                    files.add(file);
                } else if (path.endsWith(".yml")) {
                    faults.add(PackFault.of(new PackPlace(id, path, 0, ""), "unknown-file", path, ".yaml", path));
                }
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> text(Path file, PackId id, String path, List<PackFault> faults) {
        PackPlace place = new PackPlace(id, path, 0, "");
        try {
            if (Files.size(file) > MAX_FILE_BYTES) {
                faults.add(PackFault.of(place, "too-large", Files.size(file) + " B", MAX_FILE_BYTES + " B", path));
                return Optional.empty();
            }
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString());
        } catch (CharacterCodingException _) {
            faults.add(PackFault.of(place, "not-utf8", null, "UTF-8", path));
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> children(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(child -> Files.isRegularFile(child.resolve(MANIFEST)))
                    .map(child -> child.toAbsolutePath().normalize())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
