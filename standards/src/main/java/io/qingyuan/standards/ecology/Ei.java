package io.qingyuan.standards.ecology;

import io.qingyuan.standards.Verification;
import java.math.BigDecimal;

/**
 * The ecological index (生态环境状况指数).
 *
 * @param value 0 to 100, exact; the texts at hand prescribe no decimals, so nothing is rounded
 * @param verified the weaker mark of the formula and what went into it
 */
public record Ei(BigDecimal value, EiGrade grade, Verification verified) {}
