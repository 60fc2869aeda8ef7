package io.qingyuan.standards.noise;

import java.math.BigDecimal;

/** What the background leaves of a measured level (背景值修正), GB 12348-2008, table 4. */
public sealed interface BackgroundCorrection {
    /**
     * The level of the source.
     *
     * @param level dB(A), measured plus correction
     * @param correction 0, -1, -2 or -3 dB
     */
    record Corrected(BigDecimal level, BigDecimal correction) implements BackgroundCorrection {}

    /**
     * The background is too close: it must be lowered and the measurement repeated.
     *
     * @param difference measured less background, below 3 dB
     */
    record MeasureAgain(BigDecimal difference) implements BackgroundCorrection {}

    /**
     * The difference lies above 10 dB, but rounds to 10: the text can be read as no correction or as -1 dB, and no
     * published case decides. Levels that are judged alike either way need no decision.
     */
    record Unclear(BigDecimal uncorrected, BigDecimal corrected) implements BackgroundCorrection {}
}
