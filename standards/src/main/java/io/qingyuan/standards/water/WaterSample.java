package io.qingyuan.standards.water;

import io.qingyuan.standards.InvalidInputException;
import io.qingyuan.standards.InvalidInputException.Fault;
import io.qingyuan.standards.Measured;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Results of a section or point, each in the unit of its item ({@link WaterItem#unit()}); an item without a valid result
 * is absent.
 *
 * @param oxygenSaturationPercent saturation of dissolved oxygen, where known: 90 % makes class Ⅰ as 7.5 mg/L does
 */
public record WaterSample(
        WaterBody body,
        Map<WaterItem, Measured> values,
        @Nullable BigDecimal oxygenSaturationPercent) {
    private static final BigDecimal HIGHEST_PH = BigDecimal.valueOf(14);

    public WaterSample {
        EnumMap<WaterItem, Measured> checked = new EnumMap<>(WaterItem.class);
        values.forEach((item, measured) -> checked.put(item, requireValid(item, measured)));
        values = Collections.unmodifiableMap(checked);
        if (oxygenSaturationPercent != null) {
            InvalidInputException.requireNonNegative("do_saturation", oxygenSaturationPercent);
        }
    }

    /** A sample whose oxygen saturation is not known. */
    public static WaterSample of(WaterBody body, Map<WaterItem, Measured> values) {
        return new WaterSample(body, values, null);
    }

    static Measured requireValid(WaterItem item, Measured measured) {
        switch (measured) {
            case Measured.Value(BigDecimal value) -> {
                if (item == WaterItem.PH) {
                    InvalidInputException.requireBetween(item.code(), value, BigDecimal.ZERO, HIGHEST_PH);
                }
            }
            case Measured.BelowDetection(BigDecimal limit) -> {
                if (item == WaterItem.PH || item == WaterItem.DISSOLVED_OXYGEN) {
                    throw new InvalidInputException(
                            Fault.INCONSISTENT, item.code(), "below " + limit.toPlainString(), "a number");
                }
            }
            case Measured.Presence _ ->
                throw new InvalidInputException(Fault.NOT_A_NUMBER, item.code(), measured.toString(), "a number");
        }
        return measured;
    }
}
