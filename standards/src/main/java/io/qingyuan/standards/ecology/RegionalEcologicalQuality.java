package io.qingyuan.standards.ecology;

import io.qingyuan.standards.Coded;
import io.qingyuan.standards.InvalidInputException;
import io.qingyuan.standards.NotInStandardException;
import io.qingyuan.standards.ResourceTable;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/**
 * The rules of 2021 on regional ecological quality (区域生态质量评价办法(试行), 环监测〔2021〕99号): the class of a published
 * EQI and its change. An EQI is not computed from indicators: the weights of level 3 are not known.
 */
public final class RegionalEcologicalQuality {
    static final String RULES = "环监测〔2021〕99号";

    private static final int FIRST_YEAR = 2021;
    private static final ResourceTable CLASSES = ResourceTable.read(RegionalEcologicalQuality.class, "eqi_classes.csv");
    private static final ResourceTable CHANGES = ResourceTable.read(RegionalEcologicalQuality.class, "eqi_change.csv");
    private static final List<EqiIndicator> STRUCTURE =
            ResourceTable.read(RegionalEcologicalQuality.class, "eqi_structure.csv").rows().stream()
                    .map(RegionalEcologicalQuality::indicator)
                    .toList();
    private static final BigDecimal MOST = BigDecimal.valueOf(100);

    private final int year;

    private RegionalEcologicalQuality(int year) {
        this.year = year;
    }

    /** The rules for the ecological quality of a year; years before 2021 are refused. */
    public static RegionalEcologicalQuality ofYear(int year) {
        if (year < FIRST_YEAR) {
            throw new NotInStandardException("no rules on EQI are provided for " + year + "; provided: " + RULES
                    + " from the year " + FIRST_YEAR + "; earlier years have EI (HJ 192-2015)");
        }
        return new RegionalEcologicalQuality(year);
    }

    /** The year judged. */
    public int year() {
        return year;
    }

    /** The rules by their number. */
    public String rules() {
        return RULES;
    }

    /** The class of a published EQI; each bound belongs to the better class. Outside 0–100 is refused. */
    public Eqi classified(BigDecimal eqi) {
        InvalidInputException.requireBetween("eqi", eqi, BigDecimal.ZERO, MOST);
        return CLASSES.rows().stream()
                .filter(row -> eqi.compareTo(row.number("eqi_from")) >= 0)
                .findFirst()
                .map(row -> new Eqi(eqi, Coded.of(EqiClass.class, "class", row.text("class")), row.verified()))
                .orElseThrow();
    }

    /** The change from an earlier EQI to a later one; a change of exactly 1, 2 or 4 is of the larger degree. */
    public EqiChange change(BigDecimal before, BigDecimal after) {
        InvalidInputException.requireBetween("eqi_before", before, BigDecimal.ZERO, MOST);
        InvalidInputException.requireBetween("eqi_after", after, BigDecimal.ZERO, MOST);
        BigDecimal delta = after.subtract(before);
        return CHANGES.rows().stream()
                .filter(row -> reaches(delta, row))
                .max(Comparator.comparing(row -> row.number("abs_delta_from")))
                .map(row -> new EqiChange(delta, degree(row), row.verified()))
                .orElseThrow();
    }

    /** The 18 indicators of level 3 in the order of the rules. */
    public List<EqiIndicator> structure() {
        return STRUCTURE;
    }

    private static boolean reaches(BigDecimal delta, ResourceTable.Row row) {
        int sign = degree(row).sign();
        return sign == 0 || (sign == delta.signum() && delta.abs().compareTo(row.number("abs_delta_from")) >= 0);
    }

    private static EqiChange.Degree degree(ResourceTable.Row row) {
        return Coded.of(EqiChange.Degree.class, "change", row.text("change"));
    }

    private static EqiIndicator indicator(ResourceTable.Row row) {
        return new EqiIndicator(
                row.text("indicator"),
                row.text("level1"),
                row.text("level1_zh"),
                row.number("level1_weight"),
                row.text("direction").equals("-"),
                row.text("level2_zh"),
                row.text("level3_zh"),
                row.findNumber("level3_weight").orElse(null),
                row.verified());
    }
}
