package io.qingyuan.plan.internal.commitment;

import com.fasterxml.jackson.annotation.JsonValue;
import io.qingyuan.packs.PackText;
import io.qingyuan.plan.internal.target.AssignedTarget;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A commitment (承诺事项) of the plan as the catalogue has it.
 *
 * @param chapter the chapter the reference points into; 0 is the foreword
 * @param modality how firmly the plan says it; shown, never judged
 * @param scope whose duty it is
 * @param anchor the words of the plan by which the place is found
 */
record Commitment(
        String id,
        String ref,
        int chapter,
        String kind,
        PackText title,
        Duty duty,
        @Nullable String unit,
        @Nullable PackText baselineText,
        String modality,
        String scope,
        boolean datedOrQuantified,
        Links links,
        List<Owner> owners,
        @Nullable PackText anchor,
        @Nullable PackText note) {

    static final String DISTRICT = "district";

    Commitment {
        owners = List.copyOf(owners);
    }

    /**
     * What else of the plan it belongs to.
     *
     * @param sameAs the commitment this one repeats
     * @param item the item of an indicator that is about the same
     * @param sameMeasure whether the item's figure is this commitment's figure
     */
    record Links(
            @Nullable String sameAs,
            @Nullable String item,
            boolean sameMeasure,
            @Nullable String project) {}

    /** A unit that answers for it. */
    record Owner(String unit, Basis basis) {}

    /** How it is known that a unit answers for it. */
    enum Basis {
        /** The paragraph names the unit. */
        NAMED,
        /** 推定: the subject implies it. */
        INFERRED,
        /** The office said so. */
        CONFIRMED;

        @JsonValue
        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Basis of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /** The target that gives it its number: the one of the deadline's year, where it waits for one. */
    Optional<AssignedTarget> targetIn(List<AssignedTarget> targets) {
        if (!duty.awaitsTarget()) {
            return Optional.empty();
        }
        int year = duty.deadline().day().getYear();
        return targets.stream()
                .filter(target -> target.item().equals(id) && target.year() == year)
                .findFirst();
    }

    /** The chapter a reference points into: {@code 4.1.1(4)p2} is 4, {@code 0p1} the foreword, a table its chapter. */
    static int chapterOf(String ref) {
        String place = ref.startsWith("table ") ? ref.substring("table ".length()) : ref;
        int end = 0;
        while (end < place.length() && Character.isDigit(place.charAt(end))) {
            end++;
        }
        return Integer.parseInt(place.substring(0, end));
    }
}
