package io.qingyuan.packs;

import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a set of packs says together: the national rules and the plans that stand on them. Immutable and known by its
 * hash, so a module builds its own model from it once and keeps it by that hash.
 */
public final class PackContent {

    private static final PackContent NOTHING = new PackContent(List.of());

    /** One pack with its files, ordered by path. */
    public record Pack(PackVersion version, List<String> depends, List<PackDocument> documents) {

        public Pack {
            depends = List.copyOf(depends);
            documents = documents.stream()
                    .sorted(Comparator.comparing(PackDocument::path))
                    .toList();
        }

        /** The pack made of these files; {@code pack.yaml} among them names it. */
        public static Pack of(PackId id, List<PackDocument> documents) {
            PackItem manifest = documents.stream()
                    .filter(document -> document.path().equals("pack.yaml"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("pack " + id + " has no pack.yaml"))
                    .item();
            PackVersion version =
                    new PackVersion(id, manifest.findString("version").orElse(""), hashOf(documents));
            return new Pack(version, manifest.strings("depends"), documents);
        }

        private static String hashOf(List<PackDocument> documents) {
            StringBuilder text = new StringBuilder();
            documents.stream()
                    .sorted(Comparator.comparing(PackDocument::path))
                    .forEach(document -> text.append(document.path())
                            .append(' ')
                            .append(document.hash())
                            .append('\n'));
            return CanonicalJson.sha256(text.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private final List<Pack> packs;
    private final String hash;

    private PackContent(List<Pack> packs) {
        this.packs = packs;
        StringBuilder text = new StringBuilder();
        packs.forEach(pack -> text.append(pack.version().id())
                .append(' ')
                .append(pack.version().hash())
                .append('\n'));
        this.hash = CanonicalJson.sha256(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The packs together, those that others depend on first. */
    public static PackContent of(List<Pack> packs) {
        List<Pack> ordered = new ArrayList<>();
        packs.stream()
                .sorted(Comparator.comparing(pack -> pack.version().id().value()))
                .forEach(pack -> place(pack, packs, ordered, new ArrayList<>()));
        return new PackContent(List.copyOf(ordered));
    }

    public static PackContent nothing() {
        return NOTHING;
    }

    private static void place(Pack pack, List<Pack> all, List<Pack> ordered, List<String> under) {
        String id = pack.version().id().value();
        if (ordered.contains(pack) || under.contains(id)) {
            return;
        }
        under.add(id);
        for (String needed : pack.depends()) {
            all.stream()
                    .filter(other -> other.version().id().value().equals(needed))
                    .forEach(other -> place(other, all, ordered, under));
        }
        ordered.add(pack);
    }

    public List<Pack> packs() {
        return packs;
    }

    public Optional<Pack> find(PackId id) {
        return packs.stream().filter(pack -> pack.version().id().equals(id)).findFirst();
    }

    /** SHA-256 over the packs' hashes. */
    public String hash() {
        return hash;
    }

    /** The files whose path matches, such as {@code statistics/*.yaml}; packs in order, then by path. */
    public List<PackDocument> documents(String glob) {
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
        return packs.stream()
                .flatMap(pack -> pack.documents().stream())
                .filter(document -> matcher.matches(Path.of(document.path())))
                .toList();
    }

    /** The file with this path of the last pack that has one. */
    public Optional<PackDocument> find(String path) {
        return packs.stream()
                .flatMap(pack -> pack.documents().stream())
                .filter(document -> document.path().equals(path))
                .reduce((first, second) -> second);
    }

    /** The entries of the top-level list {@code name} in all files that match, such as all {@code commitments}. */
    public List<PackItem> items(String glob, String name) {
        return documents(glob).stream()
                .flatMap(document -> document.item().list(name).stream())
                .toList();
    }
}
