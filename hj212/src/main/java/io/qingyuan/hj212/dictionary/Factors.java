package io.qingyuan.hj212.dictionary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All factors, found by the code in a frame: of either edition, or of a process factor with its device number. */
public final class Factors {
    private static final List<Factor> ALL =
            Csv.rows("factors.csv").stream().map(Factor::of).toList();
    private static final Map<String, Factor> BY_CODE = byCode();
    private static final int LONGEST_DEVICE_NUMBER = 2;

    private Factors() {}

    /** All factors in the order of the standard's tables. */
    public static List<Factor> list() {
        return ALL;
    }

    /**
     * The factor of a code as sent. A process code such as {@code e10101} gives {@code e101xx}. Two codes are printed twice
     * in the standard; the first entry is given, its note says so.
     */
    public static Optional<Factor> find(String code) {
        Factor exact = BY_CODE.get(code);
        if (exact != null) {
            return Optional.of(exact);
        }
        for (int digits = 1; digits <= LONGEST_DEVICE_NUMBER && digits < code.length(); digits++) {
            int start = code.length() - digits;
            boolean numbered = code.substring(start).chars().allMatch(c -> c >= '0' && c <= '9');
            Factor family = numbered ? BY_CODE.get(code.substring(0, start) + "x".repeat(digits)) : null;
            if (family != null && isFamily(family)) {
                return Optional.of(family);
            }
        }
        return Optional.empty();
    }

    private static boolean isFamily(Factor factor) {
        return factor.code().endsWith("x") && !factor.medium().equals("noise");
    }

    private static Map<String, Factor> byCode() {
        Map<String, Factor> map = new HashMap<>();
        List<Factor> repeated = new ArrayList<>();
        for (Factor factor : ALL) {
            if (map.putIfAbsent(factor.code(), factor) != null) {
                repeated.add(factor);
            }
        }
        for (Factor factor : ALL) {
            if (!factor.code2005().isEmpty() && !repeated.contains(factor)) {
                map.putIfAbsent(factor.code2005(), factor);
            }
        }
        return Map.copyOf(map);
    }
}
