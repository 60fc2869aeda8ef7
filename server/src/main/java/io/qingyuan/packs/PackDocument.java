package io.qingyuan.packs;

import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** One file of a pack, parsed. Immutable by agreement: nobody changes the tree. */
public final class PackDocument {

    private final PackId pack;
    private final String path;
    private final String source;
    private final ObjectNode root;
    private final Map<String, Integer> lines;
    private final String hash;

    /**
     * A file as read.
     *
     * @param lines the line of every node by its JSON pointer, from 1
     */
    public PackDocument(PackId pack, String path, String source, ObjectNode root, Map<String, Integer> lines) {
        this.pack = pack;
        this.path = path;
        this.source = source;
        this.root = root;
        this.lines = Map.copyOf(lines);
        this.hash = CanonicalJson.sha256(root);
    }

    public PackId pack() {
        return pack;
    }

    /** Path inside the pack, with {@code /}. */
    public String path() {
        return path;
    }

    /** The text of the file as it was read. */
    public String source() {
        return source;
    }

    public ObjectNode root() {
        return root;
    }

    /** SHA-256 of the canonical JSON of the content: comments, order of keys and layout do not count. */
    public String hash() {
        return hash;
    }

    public PackItem item() {
        return new PackItem(this, "", root);
    }

    /** The line of a node, or of the nearest node around it. */
    public int line(String pointer) {
        String at = pointer;
        while (true) {
            Integer line = lines.get(at);
            if (line != null) {
                return line;
            }
            if (at.isEmpty()) {
                return 0;
            }
            at = at.substring(0, at.lastIndexOf('/'));
        }
    }

    public PackPlace place(String pointer) {
        return new PackPlace(pack, path, line(pointer), pointer);
    }

    @Override
    public String toString() {
        return pack + "/" + path;
    }
}
