package io.qingyuan.standards.water;

import io.qingyuan.standards.Edition;
import io.qingyuan.standards.EditionTable;
import io.qingyuan.standards.Grading;
import io.qingyuan.standards.InvalidInputException;
import io.qingyuan.standards.InvalidInputException.Fault;
import io.qingyuan.standards.ItemGrade;
import io.qingyuan.standards.Measured;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The classes of GB 3838-2002 (地表水环境质量标准), in force from 2002-06-01. An item has the best class whose limit it keeps;
 * where two classes share a limit, the better one. A section has the class of its worst item; which items take part is
 * said by 环办〔2011〕22号: the 24 of table 1 without water temperature, total nitrogen and fecal coliforms.
 */
public final class SurfaceWater {
    static final String NUMBER = "GB 3838";
    static final String EVALUATION = "环办〔2011〕22号";
    static final EditionTable EDITIONS = EditionTable.read(SurfaceWater.class);

    private static final LimitTable RIVER = new LimitTable(WaterBody.RIVER);
    private static final LimitTable LAKE = new LimitTable(WaterBody.LAKE);
    private static final long HIGHEST_PH = 14 * Scaled.ONE;

    private final Edition edition;
    private final LocalDate day;
    private final boolean hasEvaluation;
    private final ReportingDecimals decimals;

    private SurfaceWater(Edition edition, LocalDate day, ReportingDecimals decimals) {
        this.edition = edition;
        this.day = day;
        this.hasEvaluation = EDITIONS.all().stream()
                .anyMatch(of -> of.standard().number().equals(EVALUATION) && of.isInForceOn(day));
        this.decimals = decimals;
    }

    /** The classes in force on a day, results compared as they were reported. */
    public static SurfaceWater inForceOn(LocalDate day) {
        return new SurfaceWater(EDITIONS.inForceOn(NUMBER, day), day, ReportingDecimals.AS_REPORTED);
    }

    /** The same classes with results rounded before they are compared. */
    public SurfaceWater with(ReportingDecimals rounding) {
        return new SurfaceWater(edition, day, rounding);
    }

    public Edition edition() {
        return edition;
    }

    public ReportingDecimals decimals() {
        return decimals;
    }

    /** The items that take part in the class of a section, in the order of the table. */
    public static Set<WaterItem> evaluatedItems() {
        return PackedSection.items(RIVER.evaluated());
    }

    /** The limit of a class; empty for pH, which has a range, and where the table sets none. */
    public Optional<WaterLimit> findLimit(WaterItem item, WaterBody body, WaterClass grade) {
        return table(body).limits().stream()
                .filter(limit -> limit.item() == item && limit.grade() == grade)
                .findFirst();
    }

    /**
     * The class of one item, table 1 only. Total nitrogen has limits in lakes only, water temperature none.
     *
     * @param measured in the unit of the item; below a detection limit above that of class Ⅰ, the class stays open
     */
    public ItemGrade<WaterItem, WaterClass> item(WaterBody body, WaterItem item, Measured measured) {
        LimitTable table = table(body);
        table.requireClassed(item, body);
        return switch (WaterSample.requireValid(item, measured)) {
            case Measured.Value(BigDecimal value) ->
                ItemGrade.certain(item, measured, table.grade(item, decimals.round(item, value)), table.verified(item));
            case Measured.BelowDetection(BigDecimal limit) ->
                new ItemGrade<>(item, measured, WaterClass.I, table.grade(item, limit), table.verified(item));
            case Measured.Presence _ -> throw new IllegalStateException("refused before: " + item);
        };
    }

    /** The class of a section; refused on days before the evaluation rules of 2011. */
    public SectionOutcome section(WaterSample sample) {
        requireEvaluation();
        int evaluated = table(sample.body()).evaluated();
        List<ItemGrade<WaterItem, WaterClass>> items = new ArrayList<>();
        Set<WaterItem> missing = EnumSet.noneOf(WaterItem.class);
        Set<WaterItem> leftOut = EnumSet.noneOf(WaterItem.class);
        for (WaterItem item : WaterItem.ALL) {
            Measured measured = sample.values().get(item);
            boolean takesPart = (evaluated & 1 << item.slot()) != 0;
            if (takesPart && measured != null) {
                items.add(item(sample.body(), item, measured, sample.oxygenSaturationPercent()));
            } else if (takesPart) {
                missing.add(item);
            } else if (measured != null) {
                leftOut.add(item);
            }
        }
        return new SectionOutcome(Grading.worstOf(items, missing), leftOut);
    }

    private ItemGrade<WaterItem, WaterClass> item(
            WaterBody body, WaterItem item, Measured measured, @Nullable BigDecimal saturation) {
        LimitTable table = table(body);
        if (item == WaterItem.DISSOLVED_OXYGEN
                && saturation != null
                && saturation.compareTo(table.saturationOfClassI()) >= 0) {
            return ItemGrade.certain(item, measured, WaterClass.I, table.verified(item));
        }
        return item(body, item, measured);
    }

    /**
     * A surface source of drinking water by all three tables.
     *
     * @param further results for items of tables 2 and 3, each in the unit of its item
     */
    public SourceOutcome drinkingSource(ProtectionZone zone, WaterSample sample, Map<SourceItem, Measured> further) {
        List<ItemGrade<SourceItem, Attainment>> items = new ArrayList<>();
        Set<SourceItem> missing = new LinkedHashSet<>();
        for (SourceItem item : SourceItem.all()) {
            Measured measured = further.get(item);
            if (measured != null) {
                items.add(attainment(item, measured));
            } else if (item.isSupplementary()) {
                missing.add(item);
            }
        }
        return new SourceOutcome(zone.required(), section(sample), Grading.worstOf(items, missing));
    }

    private static ItemGrade<SourceItem, Attainment> attainment(SourceItem item, Measured measured) {
        return switch (measured) {
            case Measured.Value(BigDecimal value) ->
                ItemGrade.certain(item, measured, attainment(item, value), item.verified());
            case Measured.BelowDetection(BigDecimal limit) ->
                new ItemGrade<>(item, measured, Attainment.MET, attainment(item, limit), item.verified());
            case Measured.Presence _ ->
                throw new InvalidInputException(Fault.NOT_A_NUMBER, item.nameZh(), measured.toString(), "a number");
        };
    }

    private static Attainment attainment(SourceItem item, BigDecimal value) {
        return value.compareTo(item.limit()) <= 0 ? Attainment.MET : Attainment.NOT_MET;
    }

    /**
     * The class of a section without allocation, read with {@link PackedSection}. Results below detection and oxygen
     * saturation need {@link #section}. Refused on days before the evaluation rules of 2011.
     *
     * @param scaled a value for each of {@link WaterItem#ALL}, see {@link Scaled}; items left out are not looked at
     */
    public long packedSection(WaterBody body, long[] scaled) {
        requireEvaluation();
        LimitTable table = table(body);
        int worst = -1;
        int deciding = 0;
        int missing = 0;
        for (int left = table.evaluated(); left != 0; left &= left - 1) {
            int slot = Integer.numberOfTrailingZeros(left);
            long value = scaled[slot];
            if (value < 0 || (slot == WaterItem.PH.slot() && value > HIGHEST_PH)) {
                requireMissing(slot, value);
                missing |= 1 << slot;
                continue;
            }
            int rank = table.rank(slot, decimals.round(slot, value));
            if (rank > worst) {
                worst = rank;
                deciding = 1 << slot;
            } else if (rank == worst) {
                deciding |= 1 << slot;
            }
        }
        return worst < 0 ? PackedSection.none(missing) : PackedSection.of(worst, deciding, missing);
    }

    private void requireEvaluation() {
        if (!hasEvaluation) {
            EDITIONS.inForceOn(EVALUATION, day);
        }
    }

    private static void requireMissing(int slot, long value) {
        if (value != Scaled.MISSING) {
            String item = WaterItem.ALL.get(slot).code();
            String found = BigDecimal.valueOf(value, Scaled.DECIMALS).toPlainString();
            throw value < 0
                    ? new InvalidInputException(Fault.NEGATIVE, item, found, "0 or more")
                    : new InvalidInputException(Fault.OUT_OF_RANGE, item, found, "0 to 14");
        }
    }

    private static LimitTable table(WaterBody body) {
        return body == WaterBody.RIVER ? RIVER : LAKE;
    }
}
