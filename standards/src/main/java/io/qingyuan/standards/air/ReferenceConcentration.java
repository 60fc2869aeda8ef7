package io.qingyuan.standards.air;

import io.qingyuan.standards.NotInStandardException;
import io.qingyuan.standards.ResourceTable;
import io.qingyuan.standards.StandardRef;
import io.qingyuan.standards.Verification;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * A concentration of GB 3095 appendix A (参考浓度限值): no limit by itself, but what provinces may set one from.
 *
 * @param period annual, 24h, 1h, month or growing season
 * @param area where it applies: all, urban, pastoral, agriculture/forestry
 * @param unit ug/m3, for fluoride on plants ug/(dm2.d)
 */
public record ReferenceConcentration(
        StandardRef standard,
        String item,
        String itemZh,
        String period,
        String area,
        BigDecimal value,
        String unit,
        Verification verified) {
    private static final List<ReferenceConcentration> ALL =
            ResourceTable.read(ReferenceConcentration.class, "gb3095_appendix_a.csv").rows().stream()
                    .map(row -> new ReferenceConcentration(
                            StandardRef.parse(row.text("edition")),
                            row.text("item"),
                            row.text("item_zh"),
                            row.text("period"),
                            row.text("area"),
                            row.number("value"),
                            row.text("unit"),
                            row.verified()))
                    .toList();

    /**
     * Appendix A of the edition in force on a day.
     *
     * @throws NotInStandardException for the 2012 edition, whose appendix is not at hand
     */
    public static List<ReferenceConcentration> inForceOn(LocalDate day) {
        StandardRef standard =
                Editions.inForceOn("GB 3095", day, Rollout.NATIONWIDE).standard();
        List<ReferenceConcentration> found =
                ALL.stream().filter(value -> value.standard().equals(standard)).toList();
        if (found.isEmpty()) {
            throw new NotInStandardException("appendix A of " + standard + " is not known here");
        }
        return found;
    }
}
