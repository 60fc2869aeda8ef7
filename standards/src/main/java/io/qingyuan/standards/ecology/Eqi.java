package io.qingyuan.standards.ecology;

import io.qingyuan.standards.Verification;
import java.math.BigDecimal;

/** A published EQI (区域生态质量指数), 0 to 100, and its class. */
public record Eqi(BigDecimal value, EqiClass type, Verification verified) {}
