package io.qingyuan.standards.noise;

import io.qingyuan.standards.Edition;
import io.qingyuan.standards.EditionTable;
import io.qingyuan.standards.InvalidInputException;
import io.qingyuan.standards.NotInStandardException;
import io.qingyuan.standards.ResourceTable;
import io.qingyuan.standards.Rounding;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.function.Predicate;

/** The noise at the boundary of industrial plants (工业企业厂界环境噪声排放标准), GB 12348-2008. */
public final class IndustrialBoundary {
    private static final EditionTable EDITIONS = EditionTable.read(IndustrialBoundary.class);
    private static final ResourceTable LIMITS = read("gb12348_limits.csv");
    private static final ResourceTable INDOOR = read("gb12348_indoor.csv");
    private static final ResourceTable OCTAVE = read("gb12348_octave.csv");
    private static final ResourceTable BACKGROUND = read("gb12348_correction.csv");
    private static final BigDecimal SMALLEST_DIFFERENCE = BigDecimal.valueOf(3);
    private static final BigDecimal LARGEST_CORRECTED_DIFFERENCE = BigDecimal.TEN;
    /** What table 1 is lowered by where the boundary is less than 1 m from a sensitive building. */
    private static final BigDecimal INDOOR_REDUCTION = BigDecimal.TEN;

    private final Edition edition;

    private IndustrialBoundary(Edition edition) {
        this.edition = edition;
    }

    /** The limits in force on a day; days before 2008-10-01 are refused. */
    public static IndustrialBoundary inForceOn(LocalDate day) {
        return new IndustrialBoundary(EDITIONS.inForceOn("GB 12348", day));
    }

    public Edition edition() {
        return edition;
    }

    /** The limit outside, at the boundary (table 1; Lmax at night by clause 4.1). */
    public NoiseLimit limit(BoundaryZone zone, NoiseQuantity quantity) {
        return LargestLevels.limit(row(LIMITS, zone, _ -> true), edition.standard(), quantity);
    }

    /**
     * The limit inside a noise-sensitive building less than 1 m from the boundary: table 1 less 10 dB(A). Only the
     * equivalent levels; for Lmax inside the text at hand says nothing, so it is refused.
     */
    public NoiseLimit limitInsideAdjoining(BoundaryZone zone, NoiseQuantity quantity) {
        requireEquivalent(quantity);
        NoiseLimit outside = limit(zone, quantity);
        return new NoiseLimit(
                outside.standard(),
                outside.clause() + " less 10 dB(A)",
                outside.zone(),
                quantity,
                outside.decibels().subtract(INDOOR_REDUCTION),
                outside.verified());
    }

    /** The equivalent level of structure-borne noise of fixed equipment in a room (table 2). */
    public NoiseLimit indoorLimit(BoundaryZone zone, RoomType room, NoiseQuantity quantity) {
        requireEquivalent(quantity);
        ResourceTable.Row row =
                row(INDOOR, zone, candidate -> candidate.text("room").equals(room.code()));
        return LargestLevels.limit(row, edition.standard(), quantity);
    }

    /** The level of an octave band of structure-borne noise in a room, dB (table 3). */
    public NoiseLimit octaveLimit(BoundaryZone zone, RoomType room, NoiseQuantity quantity, OctaveBand band) {
        requireEquivalent(quantity);
        ResourceTable.Row row = row(
                OCTAVE,
                zone,
                candidate -> candidate.text("room").equals(room.code())
                        && candidate.text("period").equals(quantity.code()));
        return new NoiseLimit(
                edition.standard(),
                row.text("clause"),
                zone.code(),
                quantity,
                row.number(band.column()),
                row.verified());
    }

    /**
     * Takes the background out of a level. The difference is rounded to an integer (GB/T 8170) before the table is read.
     * Lmax is judged as measured and never corrected.
     *
     * @param measured dB(A), with the source running
     * @param background dB(A), without it
     */
    public BackgroundCorrection correctForBackground(BigDecimal measured, BigDecimal background) {
        InvalidInputException.requireNonNegative("measured_dBA", measured);
        InvalidInputException.requireNonNegative("background_dBA", background);
        BigDecimal difference = measured.subtract(background);
        if (difference.compareTo(SMALLEST_DIFFERENCE) < 0) {
            return new BackgroundCorrection.MeasureAgain(difference);
        }
        BigDecimal rounded = Rounding.round(difference, 0);
        if (rounded.compareTo(LARGEST_CORRECTED_DIFFERENCE) > 0) {
            return new BackgroundCorrection.Corrected(measured, BigDecimal.ZERO);
        }
        BigDecimal correction = correction(rounded);
        BigDecimal corrected = measured.add(correction);
        return difference.compareTo(LARGEST_CORRECTED_DIFFERENCE) > 0
                ? new BackgroundCorrection.Unclear(measured, corrected)
                : new BackgroundCorrection.Corrected(corrected, correction);
    }

    private static BigDecimal correction(BigDecimal difference) {
        return BACKGROUND.rows().stream()
                .filter(row -> difference.compareTo(row.number("difference_from")) >= 0
                        && difference.compareTo(row.number("difference_to")) <= 0)
                .map(row -> row.number("correction"))
                .findFirst()
                .orElseThrow();
    }

    private void requireEquivalent(NoiseQuantity quantity) {
        if (quantity.isLargestLevel()) {
            throw new NotInStandardException(edition.standard() + " sets no limit indoors for " + quantity.code());
        }
    }

    private static ResourceTable.Row row(
            ResourceTable table, BoundaryZone zone, Predicate<ResourceTable.Row> condition) {
        return table.rows().stream()
                .filter(candidate -> candidate.text("zone").equals(zone.code()))
                .filter(condition)
                .findFirst()
                .orElseThrow();
    }

    private static ResourceTable read(String name) {
        return ResourceTable.read(IndustrialBoundary.class, name);
    }
}
