package io.qingyuan.casework.internal.procedure;

import io.qingyuan.calendar.Deadline;
import io.qingyuan.casework.internal.bpmn.Bpmn;
import io.qingyuan.fields.Field;
import io.qingyuan.fields.FieldSet;
import io.qingyuan.identity.Role;
import io.qingyuan.identity.Title;
import io.qingyuan.identity.UnitId;
import io.qingyuan.rules.FeelFormula;
import io.qingyuan.rules.FeelType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A procedure (办件流程) in one version.
 *
 * @param hash over header and picture; cases stay under the version they began with
 * @param source whether cases begin here or in a superior's system whose number is kept
 * @param conditions of the ways in the picture, by flow
 * @param variables what formulas over the whole case may name
 */
public record Procedure(
        String hash,
        String id,
        Title title,
        @Nullable Title summary,
        boolean sample,
        @Nullable String system,
        Source source,
        NumberPattern number,
        Confidentiality confidentiality,
        UnitId unit,
        String subject,
        @Nullable String area,
        @Nullable Limit deadline,
        Map<String, Party> parties,
        List<String> open,
        List<String> follow,
        String opening,
        Map<String, Step> steps,
        Map<String, Form> forms,
        List<Flag> flags,
        List<Total> totals,
        @Nullable Publication publication,
        @Nullable Reopening reopening,
        Bpmn course,
        Map<String, FeelFormula> conditions,
        Map<String, FeelType> variables) {

    /** Named in {@code reads} for the form a case was opened with. */
    public static final String OPENING = "opening";

    /** Whose truth a case is. */
    public enum Source {
        OWN,
        MIRROR
    }

    /** Who reads a case beside those with a task in it. */
    public enum Confidentiality {
        INTERNAL,
        HANDLERS
    }

    /** Where a party's unit comes from. */
    public enum Of {
        UNIT,
        CASE,
        OPENER,
        AREA,
        FIELD
    }

    /**
     * Who takes part.
     *
     * @param unit of {@link Of#UNIT}
     * @param field of {@link Of#FIELD}
     */
    public record Party(
            String id,
            Title title,
            Role role,
            Of of,
            @Nullable UnitId unit,
            @Nullable String field) {}

    /**
     * How long something may take.
     *
     * @param length null where a field names the last day
     * @param by who sets it
     */
    public record Limit(@Nullable Deadline length, @Nullable String field, Title by) {}

    /** Which units do a joint step: these, or those of a table's rows. */
    public record Joint(
            List<UnitId> units,
            @Nullable String rows,
            @Nullable String field) {
        public Joint {
            units = List.copyOf(units);
        }
    }

    /** Whether the place where a step is done is kept. */
    public enum Position {
        NONE,
        ASKED,
        REQUIRED
    }

    /**
     * A step.
     *
     * @param form null where nothing is filled in
     * @param act what it is by law
     * @param remind working days ahead of the last day
     * @param escalate the party that is told when it is overdue
     * @param reads whose forms its holder reads; null for all
     * @param apartFrom steps that must have been done by another unit
     * @param backTo steps it may be returned to
     */
    public record Step(
            String id,
            Title title,
            @Nullable Title help,
            String party,
            @Nullable String form,
            @Nullable String act,
            @Nullable Limit deadline,
            List<Integer> remind,
            @Nullable String escalate,
            @Nullable Set<String> reads,
            Set<String> apartFrom,
            List<String> backTo,
            boolean sign,
            Position position,
            @Nullable Joint joint) {
        public Step {
            remind = List.copyOf(remind);
            reads = reads == null ? null : Set.copyOf(reads);
            apartFrom = Set.copyOf(apartFrom);
            backTo = List.copyOf(backTo);
        }

        /** Whether its holder reads what was filled in at another step. */
        public boolean reads(String other) {
            return reads == null || reads.contains(other) || other.equals(id);
        }
    }

    /** A form. */
    public record Form(String id, Title title, FieldSet fields) {}

    /** Something that is pointed out in a case when its formula holds. */
    public record Flag(String id, Title title, FeelFormula formula) {}

    /**
     * What is added up over cases.
     *
     * @param by fields it is grouped by
     * @param sums number fields, or {@code ROWS.FIELD}
     * @param when which cases count; null for all
     */
    public record Total(
            String id,
            Title title,
            List<String> by,
            List<String> sums,
            @Nullable FeelFormula when) {
        public Total {
            by = List.copyOf(by);
            sums = List.copyOf(sums);
        }
    }

    /**
     * What the public reads.
     *
     * @param code the field by whose text a case is found
     * @param after the step after which it is public
     */
    public record Publication(
            Title title, List<String> fields, @Nullable String code, String after) {
        public Publication {
            fields = List.copyOf(fields);
        }
    }

    /** How a closed case is opened again. */
    public record Reopening(String to, String by, Map<String, Title> grounds) {
        public Reopening {
            grounds = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(grounds));
        }
    }

    public Procedure {
        parties = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(parties));
        open = List.copyOf(open);
        follow = List.copyOf(follow);
        steps = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(steps));
        forms = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(forms));
        flags = List.copyOf(flags);
        totals = List.copyOf(totals);
        conditions = Map.copyOf(conditions);
        variables = Map.copyOf(variables);
    }

    public Step step(String id) {
        return require(steps, id);
    }

    public Party party(String id) {
        return require(parties, id);
    }

    public Optional<Form> formOf(Step step) {
        return Optional.ofNullable(step.form()).map(forms::get);
    }

    public Form openingForm() {
        return require(forms, opening);
    }

    /** A field by its id, from whichever form asks for it first. */
    public Optional<Field> field(String id) {
        return forms.values().stream()
                .flatMap(form -> form.fields().find(id).stream())
                .findFirst();
    }

    private <T> T require(Map<String, T> all, String id) {
        T found = all.get(id);
        if (found == null) {
            throw new IllegalArgumentException("procedure " + this.id + " has no " + id);
        }
        return found;
    }
}
