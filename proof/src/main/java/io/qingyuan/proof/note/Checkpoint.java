package io.qingyuan.proof.note;

import io.qingyuan.proof.merkle.Hash;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The state of a log (C2SP tlog-checkpoint): the text of a note whose signature commits to every entry.
 *
 * @param origin which log, such as {@code wujiang.example/evidence}
 * @param size entries of the log
 * @param root root of the tree of that size
 * @param extensions further lines, which nobody can audit; ours has none
 */
public record Checkpoint(String origin, long size, Hash root, List<String> extensions) {
    private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,18}");
    private static final int LINES = 3;

    public Checkpoint {
        if (origin.isEmpty() || origin.contains("\n") || size < 0) {
            throw new IllegalArgumentException("no checkpoint: origin '" + origin + "', size " + size);
        }
        extensions = List.copyOf(extensions);
        if (extensions.stream().anyMatch(line -> line.isEmpty() || line.contains("\n"))) {
            throw new IllegalArgumentException("an extension line is one line and not empty");
        }
    }

    /** A checkpoint without extensions. */
    public Checkpoint(String origin, long size, Hash root) {
        this(origin, size, root, List.of());
    }

    /**
     * Reads the text of a note.
     *
     * @throws IllegalArgumentException naming the line that is wrong
     */
    public static Checkpoint parse(String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length < LINES + 1 || !lines[lines.length - 1].isEmpty()) {
            throw new IllegalArgumentException("a checkpoint has three lines: origin, size, root");
        }
        if (!SIZE.matcher(lines[1]).matches()) {
            throw new IllegalArgumentException("line 2 of a checkpoint is its size in decimal, not '" + lines[1] + "'");
        }
        long size;
        Hash root;
        try {
            size = Long.parseLong(lines[1]);
            root = Hash.ofBase64(lines[2]);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "lines 2 and 3 of a checkpoint are its size and root, not '" + lines[1] + "' and '" + lines[2]
                            + "'",
                    e);
        }
        return new Checkpoint(lines[0], size, root, List.of(lines).subList(LINES, lines.length - 1));
    }

    /** The text that is signed. */
    public String text() {
        List<String> lines = new ArrayList<>(List.of(origin, Long.toString(size), root.base64()));
        lines.addAll(extensions);
        return String.join("\n", lines) + "\n";
    }
}
