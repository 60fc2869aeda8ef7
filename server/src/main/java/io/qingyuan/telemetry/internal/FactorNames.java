package io.qingyuan.telemetry.internal;

import io.qingyuan.hj212.dictionary.Factor;
import io.qingyuan.hj212.dictionary.Factors;
import io.qingyuan.identity.Title;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** FactorNames as they are counted and shown: a code as sent, or {@code code-Zs} for the value converted to the reference oxygen (折算). */
final class FactorNames {
    static final String CONVERTED = "-Zs";

    private FactorNames() {}

    /**
     * The factor that a value stands for; empty for values that are no reading or mean: least, greatest, cumulated.
     *
     * @param name code and suffix as sent
     */
    static Optional<String> of(String name) {
        int dash = name.indexOf('-');
        if (dash < 0) {
            return Optional.of(name);
        }
        return switch (name.substring(dash)) {
            case "-Rtd", "-Avg" -> Optional.of(name.substring(0, dash));
            case "-ZsRtd", "-ZsAvg" -> Optional.of(name.substring(0, dash) + CONVERTED);
            default -> Optional.empty();
        };
    }

    static Title title(String factor) {
        String code = code(factor);
        boolean converted = factor.endsWith(CONVERTED);
        return find(code)
                .map(its -> Title.of(
                        its.nameZh() + (converted ? "（折算）" : ""), its.nameEn() + (converted ? " (converted)" : "")))
                .orElseGet(() -> Title.of(factor, factor));
    }

    static @Nullable String unit(String factor) {
        String code = code(factor);
        return find(code)
                .map(its -> its.unitOf(code))
                .filter(unit -> !unit.isEmpty())
                .orElse(null);
    }

    private static Optional<Factor> find(String code) {
        return Factors.find(code);
    }

    private static String code(String factor) {
        int dash = factor.indexOf('-');
        return dash < 0 ? factor : factor.substring(0, dash);
    }
}
