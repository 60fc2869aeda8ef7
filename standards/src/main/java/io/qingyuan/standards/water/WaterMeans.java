package io.qingyuan.standards.water;

import io.qingyuan.standards.InvalidInputException;
import io.qingyuan.standards.InvalidInputException.Fault;
import io.qingyuan.standards.Measured;
import io.qingyuan.standards.Rounding;
import io.qingyuan.standards.Verification;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Arithmetic means of samples, item by item. A result below detection counts as half its limit. */
final class WaterMeans {
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final int DECIMALS_AT_LEAST = 6;
    private static final int MORE_DECIMALS = 4;

    private WaterMeans() {}

    static MeanOutcome.Mean of(List<WaterSample> samples, ReportingDecimals decimals) {
        WaterBody body = samples.getFirst().body();
        Map<WaterItem, List<Measured>> byItem = new EnumMap<>(WaterItem.class);
        for (WaterSample sample : samples) {
            if (sample.body() != body) {
                throw new InvalidInputException(
                        Fault.INCONSISTENT,
                        "water_body",
                        body.code() + " and " + sample.body().code(),
                        "one of them");
            }
            sample.values()
                    .forEach((item, measured) ->
                            byItem.computeIfAbsent(item, _ -> new ArrayList<>()).add(measured));
        }
        Map<WaterItem, Measured> means = new EnumMap<>(WaterItem.class);
        Map<WaterItem, Integer> results = new EnumMap<>(WaterItem.class);
        Verification verified = Verification.OFFICIAL_TEXT;
        for (Map.Entry<WaterItem, List<Measured>> entry : byItem.entrySet()) {
            WaterItem item = entry.getKey();
            List<Measured> found = entry.getValue();
            means.put(item, Measured.of(decimals.round(item, mean(item, found))));
            results.put(item, found.size());
            if (found.stream().anyMatch(Measured.BelowDetection.class::isInstance)) {
                verified = Verification.OWN_KNOWLEDGE;
            }
        }
        return new MeanOutcome.Mean(WaterSample.of(body, means), results, verified);
    }

    /** The mean, with four decimals more than any result: it stays on its side of every limit. */
    private static BigDecimal mean(WaterItem item, List<Measured> found) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Measured measured : found) {
            sum = sum.add(
                    measured instanceof Measured.BelowDetection(BigDecimal limit)
                            ? limit.multiply(HALF)
                            : measured.number(item.code()));
        }
        int kept = Math.max(sum.scale(), DECIMALS_AT_LEAST) + MORE_DECIMALS;
        return Rounding.divide(sum, BigDecimal.valueOf(found.size()), kept);
    }
}
