package io.qingyuan.registry;

import io.qingyuan.fields.Condition;
import io.qingyuan.fields.Field;
import io.qingyuan.fields.FieldSet;
import io.qingyuan.figures.Figure;
import io.qingyuan.identity.Relation;
import io.qingyuan.identity.Role;
import io.qingyuan.identity.Title;
import io.qingyuan.identity.Verb;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A register (台账) as a pack defines it.
 *
 * @param id its name; policy tables know its records as {@code registry.<id>}
 * @param hash SHA-256 of the definition; records keep the one they were written under
 * @param mirror null where its truth is here
 * @param number how its records are numbered; null where they are not
 * @param unit the field that says whose a record is
 * @param area the field that says where it lies
 * @param name the field that names a record
 * @param retired fields that were taken away on purpose
 * @param fixed fields of a confirmed record that only moves change
 */
public record Register(
        String id,
        String hash,
        @Nullable String system,
        Title title,
        Title purpose,
        String group,
        @Nullable Mirror mirror,
        @Nullable String number,
        @Nullable String unit,
        @Nullable String area,
        String name,
        FieldSet form,
        Set<String> retired,
        Set<String> fixed,
        List<State> states,
        List<Move> moves,
        @Nullable Review review,
        List<Due> dues,
        List<Flag> flags,
        List<May> may,
        List<Figure> figures,
        @Nullable OpenSide open,
        @Nullable MapStyle map) {

    public Register {
        retired = Set.copyOf(retired);
        fixed = Set.copyOf(fixed);
        states = List.copyOf(states);
        moves = List.copyOf(moves);
        dues = List.copyOf(dues);
        flags = List.copyOf(flags);
        may = List.copyOf(may);
        figures = List.copyOf(figures);
    }

    /** That it repeats what another system says: the fields with the number and the day of synchronisation there. */
    public record Mirror(Title system, String number, String synced) {}

    /**
     * A state of a record.
     *
     * @param confirmed whether a record in it counts
     * @param ended whether a record in it is over
     */
    public record State(String id, Title title, boolean first, boolean confirmed, boolean ended) {}

    /**
     * A way from state to state.
     *
     * @param needs fields that must be filled in
     * @param files a field of files that must hold one
     * @param gate a gate of links that must be passed
     */
    public record Move(
            String id,
            Title title,
            Set<String> from,
            String to,
            Verb verb,
            List<String> needs,
            Condition when,
            boolean reason,
            @Nullable String files,
            @Nullable String gate) {
        public Move {
            from = Set.copyOf(from);
            needs = List.copyOf(needs);
        }
    }

    /** That records are looked through in every period, up to a day after it. */
    public record Review(String every, String due, Role role, Title title) {}

    /**
     * A deadline of single records.
     *
     * @param until what makes it done; null where only the end of the record does
     */
    public record Due(
            String id, Title title, String field, @Nullable Condition until, int beforeDays, Role role) {}

    /** A mark that records get by what they say. */
    public record Flag(String id, Title title, Condition when) {}

    /**
     * A rule of the policy.
     *
     * @param role null for everybody who is signed in
     */
    public record May(Verb verb, @Nullable Role role, Relation relation) {}

    /** What the public sees. */
    public record OpenSide(
            List<String> list,
            Set<String> states,
            @Nullable String code,
            @Nullable Report report) {
        public OpenSide {
            list = List.copyOf(list);
            states = Set.copyOf(states);
        }
    }

    /**
     * A form that anybody may send.
     *
     * @param opens what must hold for it to be taken; null for always
     * @param shows fields of the record it became that its sender sees, with number and word
     */
    public record Report(
            Title title,
            @Nullable Title help,
            FieldSet form,
            boolean captcha,
            String into,
            String number,
            @Nullable Slots slots,
            @Nullable Opens opens,
            List<String> shows) {
        public Report {
            shows = List.copyOf(shows);
        }
    }

    /** A report is taken while the record of this register that its field names, by that field's value, fulfils the condition. */
    public record Opens(String field, String names, Condition when) {}

    /**
     * Appointments that are chosen from: so many a day, so many days ahead.
     *
     * @param on the field of this register with the days that are announced; null for every working day
     * @param places the field with how many there are that day
     */
    public record Slots(
            String field,
            int days,
            int each,
            @Nullable String on,
            @Nullable String places) {}

    /**
     * How records stand on the map.
     *
     * @param overlaps what their places are held against
     */
    public record MapStyle(
            String field, String symbol, @Nullable String colorBy, List<Against> overlaps) {
        public MapStyle {
            overlaps = List.copyOf(overlaps);
        }
    }

    /** Places of a register that others are held against. */
    public record Against(String register, String field) {}

    /** As policy tables name its records. */
    public String kind() {
        return "registry." + id;
    }

    public Field field(String field) {
        return form.find(field).orElseThrow(() -> new IllegalArgumentException(id + " has no field " + field));
    }

    public Optional<State> state(String state) {
        return states.stream().filter(one -> one.id().equals(state)).findFirst();
    }

    /** The state that new records begin in. */
    public State first() {
        return states.stream().filter(State::first).findFirst().orElse(states.getFirst());
    }

    public Optional<Move> move(String move) {
        return moves.stream().filter(one -> one.id().equals(move)).findFirst();
    }

    /** The states that a word of a condition stands for: one of them, {@code confirmed} or {@code ended}. */
    public Set<String> states(String word) {
        Set<String> found = new TreeSet<>();
        for (State state : states) {
            if (state.id().equals(word)
                    || (word.equals("confirmed") && state.confirmed())
                    || (word.equals("ended") && state.ended())) {
                found.add(state.id());
            }
        }
        return found;
    }

    /** The words of conditions that a state fulfils. */
    public Set<String> words(String state) {
        Set<String> words = new TreeSet<>();
        words.add(state);
        state(state).ifPresent(one -> {
            if (one.confirmed()) {
                words.add("confirmed");
            }
            if (one.ended()) {
                words.add("ended");
            }
        });
        return words;
    }

    /** What conditions on its records can speak of. */
    public Condition.Ground ground() {
        Set<String> words = new TreeSet<>(Set.of("confirmed", "ended"));
        states.forEach(state -> words.add(state.id()));
        return new Condition.Ground(form, words);
    }
}
