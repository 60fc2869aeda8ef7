package io.qingyuan.links.internal;

import io.qingyuan.fields.Condition;
import io.qingyuan.identity.Role;
import io.qingyuan.identity.Title;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What follows when something happens to a record (触发).
 *
 * @param to of a move: the state it leads to; null for any
 */
record Trigger(
        String id, String register, Event event, @Nullable String to, Condition when, Then then) {

    enum Event {
        CREATED,
        MOVED,
        FIELD_CHANGED,
        /** Looked for every day: every record that the condition holds of. */
        DUE
    }

    sealed interface Then {}

    /**
     * A to-do.
     *
     * @param unit the field of the record that names the unit, or a unit itself
     */
    record ToDo(Role role, String unit, Title title) implements Then {}

    /**
     * Other records are moved.
     *
     * @param by a field of the record that refers to them, a field of theirs that refers to the record, or {@code id} for the record itself
     * @param set their fields → a text, as {@link Words} has it
     */
    record Move(String register, String by, String move, Map<String, String> set) implements Then {
        public Move {
            set = Map.copyOf(set);
        }
    }

    /**
     * A record is made.
     *
     * @param once fields of it: none is made where a record says the same in all of them; empty: one is made every time
     * @param set its fields → a text, as {@link Words} has it
     */
    record Make(String register, List<String> once, Map<String, String> set) implements Then {
        public Make {
            once = List.copyOf(once);
            set = Map.copyOf(set);
        }
    }
}
