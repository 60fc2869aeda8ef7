package io.qingyuan.standards.noise;

import java.math.BigDecimal;

/**
 * A level judged by its limit; every point and every period is judged on its own.
 *
 * @param excess dB above the limit; 0 where it is met
 */
public record NoiseVerdict(NoiseLimit limit, BigDecimal level, BigDecimal excess) {
    /** Whether the level keeps within the limit (达标). */
    public boolean isMet() {
        return excess.signum() == 0;
    }

    /** 达标 or 超标. */
    public String zh() {
        return isMet() ? "达标" : "超标";
    }
}
