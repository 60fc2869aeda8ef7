package io.qingyuan.links.internal;

import io.qingyuan.fields.Condition;
import io.qingyuan.fields.FieldSet;
import io.qingyuan.identity.Role;
import io.qingyuan.identity.Title;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What follows when something happens to a record, a document or a case (触发).
 *
 * @param source the register, the kind of document or the procedure
 * @param form what conditions speak of: of a case the form it is opened with
 * @param to the state a move leads to, the signature, the check or the step; null for any
 * @param each rows, of which every one sets it off; null where the whole does
 */
record Trigger(
        String id,
        Kind kind,
        String source,
        FieldSet form,
        Event event,
        @Nullable String to,
        Condition when,
        @Nullable String each,
        Then then) {

    enum Kind {
        REGISTER,
        DOCUMENT,
        PROCEDURE
    }

    enum Event {
        /** A record or a document. */
        CREATED,
        MOVED,
        FIELD_CHANGED,
        /** Looked for every day: every record or case that the condition holds of. */
        DUE,
        SIGNED,
        /** A check of a document begins not to hold. */
        FLAGGED,
        /** A document or a case: nothing is left to be done. */
        CLOSED,
        CANCELLED,
        OPENED,
        /** A step of a case was done. */
        DONE
    }

    sealed interface Then {}

    /**
     * A to-do.
     *
     * @param unit the field that names the unit, or a unit itself
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

    /**
     * A circumstance that bars an application has come about.
     *
     * @param on the day, as {@link Words} has it
     * @param summary what it is, as {@link Words} has it
     */
    record Circumstance(String circumstance, String on, String summary) implements Then {}

    /**
     * A case is opened, once for every cause.
     *
     * @param values fields of the form it is opened with → a text, as {@link Words} has it
     * @param again what makes the same cause another one, such as {@code {audit_year}}; null for never
     */
    record OpenCase(
            String procedure,
            Map<String, String> values,
            @Nullable String again) implements Then {
        public OpenCase {
            values = Map.copyOf(values);
        }
    }
}
