package io.qingyuan.packs;

import io.qingyuan.packs.internal.reading.DiffBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What changes from one content to another, by the identity of things rather than by lines.
 *
 * @param changes ordered by kind of thing, then id
 */
public record PackDiff(List<Change> changes) {

    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED,
        /** The same content under another id. */
        RENUMBERED
    }

    /**
     * One thing that changed.
     *
     * @param thing kind of thing: {@code item}, {@code commitment}, …; {@code file} for content without ids
     * @param formerId its id before, when renumbered
     */
    public record Change(
            Kind kind,
            String thing,
            String id,
            @Nullable String formerId,
            @Nullable PackText title,
            @Nullable PackPlace before,
            @Nullable PackPlace after,
            List<Field> fields) {

        public Change {
            fields = List.copyOf(fields);
        }
    }

    /** A field of a thing, as JSON text; {@code null} where it was or is absent. */
    public record Field(
            String name, @Nullable String before, @Nullable String after) {}

    public PackDiff {
        changes = List.copyOf(changes);
    }

    public static PackDiff between(PackContent before, PackContent after) {
        return new PackDiff(DiffBuilder.compare(before, after));
    }

    public long count(Kind kind) {
        return changes.stream().filter(change -> change.kind() == kind).count();
    }

    public boolean isEmpty() {
        return changes.isEmpty();
    }
}
