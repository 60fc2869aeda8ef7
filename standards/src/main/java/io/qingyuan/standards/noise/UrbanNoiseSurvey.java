package io.qingyuan.standards.noise;

import io.qingyuan.standards.Coded;
import io.qingyuan.standards.Edition;
import io.qingyuan.standards.EditionTable;
import io.qingyuan.standards.InvalidInputException;
import io.qingyuan.standards.ResourceTable;
import io.qingyuan.standards.Rounding;
import io.qingyuan.standards.Verification;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * The overall level of a town's noise by day (城市声环境质量总体水平), HJ 640-2012. Dates and bounds are own knowledge and
 * marked so; the levels of the night are not provided.
 */
public final class UrbanNoiseSurvey {
    private static final EditionTable EDITIONS = EditionTable.read(UrbanNoiseSurvey.class);
    private static final ResourceTable LEVELS = ResourceTable.read(UrbanNoiseSurvey.class, "hj640_levels.csv");
    /** The bounds have one decimal, so the mean is rounded to it before it is compared. */
    private static final int DECIMALS = 1;

    /** What was surveyed. */
    public enum Kind implements Coded {
        /** Grid points over the whole town (区域声环境), Leq of the day. */
        AREA_DAY("area-day"),
        /** Points along roads (道路交通声环境), Leq of the day, weighed by their length. */
        ROAD_DAY("road-day");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }
    }

    /**
     * An overall level.
     *
     * @param decibels the mean, rounded to one decimal
     * @param level 1 (一级, the best) to 5
     * @param gradeZh 好, 较好, 一般, 较差 or 差
     */
    public record OverallLevel(BigDecimal decibels, int level, String levelZh, String gradeZh, Verification verified) {}

    private final Edition edition;

    private UrbanNoiseSurvey(Edition edition) {
        this.edition = edition;
    }

    /** The levels in force on a day; days before the first edition provided are refused. */
    public static UrbanNoiseSurvey inForceOn(LocalDate day) {
        return new UrbanNoiseSurvey(EDITIONS.inForceOn("HJ 640", day));
    }

    public Edition edition() {
        return edition;
    }

    /** The level of a mean, dB(A). */
    public OverallLevel level(Kind kind, BigDecimal mean) {
        InvalidInputException.requireNonNegative("leq", mean);
        BigDecimal rounded = Rounding.round(mean, DECIMALS);
        return LEVELS.rows().stream()
                .filter(row -> row.text("survey").equals(kind.code()))
                .filter(row -> row.findNumber("to")
                        .map(bound -> rounded.compareTo(bound) <= 0)
                        .orElse(true))
                .findFirst()
                .map(row -> new OverallLevel(
                        rounded,
                        row.number("level").intValueExact(),
                        row.text("level_zh"),
                        row.text("grade_zh"),
                        row.verified()))
                .orElseThrow();
    }
}
