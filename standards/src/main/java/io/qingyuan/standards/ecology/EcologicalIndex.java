package io.qingyuan.standards.ecology;

import io.qingyuan.standards.Coded;
import io.qingyuan.standards.Edition;
import io.qingyuan.standards.EditionTable;
import io.qingyuan.standards.InvalidInputException;
import io.qingyuan.standards.ResourceTable;
import io.qingyuan.standards.Verification;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * The ecological index EI (生态环境状况指数) of HJ 192-2015 (生态环境状况评价技术规范): the sum of five sub-indices,
 * its grade and its change. In force from 2015-03-13; the edition of 2006 weighs otherwise and is not provided.
 */
public final class EcologicalIndex {
    private static final EditionTable EDITIONS = EditionTable.read(EcologicalIndex.class);
    private static final ResourceTable WEIGHTS = ResourceTable.read(EcologicalIndex.class, "hj192_ei_weights.csv");
    private static final ResourceTable GRADES = ResourceTable.read(EcologicalIndex.class, "hj192_grades.csv");
    private static final ResourceTable CHANGES = ResourceTable.read(EcologicalIndex.class, "hj192_change.csv");
    private static final ResourceTable RESTRICTIONS =
            ResourceTable.read(EcologicalIndex.class, "hj192_restriction.csv");
    private static final BigDecimal MOST = BigDecimal.valueOf(100);

    private final Edition edition;

    private EcologicalIndex(Edition edition) {
        this.edition = edition;
    }

    /** The rules in force on a day; days before the first edition provided are refused. */
    public static EcologicalIndex inForceOn(LocalDate day) {
        return new EcologicalIndex(EDITIONS.inForceOn("HJ 192", day));
    }

    public Edition edition() {
        return edition;
    }

    /** The index of five sub-indices, before any restriction. */
    public Ei index(SubIndices indices) {
        BigDecimal sum = BigDecimal.ZERO;
        Verification verified = indices.verified();
        for (ResourceTable.Row row : WEIGHTS.rows()) {
            BigDecimal value = value(indices, row.text("code"));
            BigDecimal goodness = row.text("direction").equals("-") ? MOST.subtract(value) : value;
            sum = sum.add(row.number("weight").multiply(goodness));
            verified = verified.and(row.verified());
        }
        return graded(sum, verified);
    }

    /** The index after the environmental restriction (环境限制指数), by one implementation (V3). */
    public Ei restricted(Ei index, EiRestriction restriction) {
        return RESTRICTIONS.rows().stream()
                .filter(row -> row.text("type").equals(restriction.code()))
                .filter(row -> index.value().compareTo(row.number("ei_from")) >= 0)
                .findFirst()
                .map(row -> graded(row.number("becomes"), index.verified().and(row.verified())))
                .orElse(index);
    }

    /** The grade of an index as published; outside 0–100 is refused. */
    public Ei graded(BigDecimal index) {
        return graded(index, Verification.OFFICIAL_TEXT);
    }

    /** The change from an earlier index to a later one, both from 0 to 100. A change of exactly 1, 3 or 8 is of the larger degree. */
    public EiChange change(BigDecimal before, BigDecimal after) {
        InvalidInputException.requireBetween("ei_before", before, BigDecimal.ZERO, MOST);
        InvalidInputException.requireBetween("ei_after", after, BigDecimal.ZERO, MOST);
        BigDecimal delta = after.subtract(before);
        ResourceTable.Row row = CHANGES.rows().reversed().stream()
                .filter(candidate -> delta.abs().compareTo(candidate.number("abs_delta_from")) >= 0)
                .findFirst()
                .orElseThrow();
        EiChange.Degree degree = Coded.of(EiChange.Degree.class, "change", row.text("change"));
        return new EiChange(delta, degree, direction(degree, delta), row.verified());
    }

    private static EiChange.Direction direction(EiChange.Degree degree, BigDecimal delta) {
        if (degree == EiChange.Degree.NONE) {
            return EiChange.Direction.NONE;
        }
        return delta.signum() > 0 ? EiChange.Direction.BETTER : EiChange.Direction.WORSE;
    }

    private static Ei graded(BigDecimal index, Verification verified) {
        InvalidInputException.requireBetween("ei", index, BigDecimal.ZERO, MOST);
        List<ResourceTable.Row> fromTheBest = GRADES.rows();
        ResourceTable.Row row = fromTheBest.stream()
                .filter(candidate -> index.compareTo(candidate.number("ei_from")) >= 0)
                .findFirst()
                .orElseThrow();
        return new Ei(index, Coded.of(EiGrade.class, "grade", row.text("grade")), verified.and(row.verified()));
    }

    private static BigDecimal value(SubIndices indices, String code) {
        return switch (code) {
            case "biological_richness" -> indices.biologicalRichness();
            case "vegetation" -> indices.vegetation();
            case "water" -> indices.water();
            case "land_stress" -> indices.landStress();
            case "pollution_load" -> indices.pollutionLoad();
            default -> throw new IllegalStateException("no such sub-index: " + code);
        };
    }
}
