package io.qingyuan.quality.internal;

import io.qingyuan.standards.air.Pollutant;

/**
 * Reads concentrations as published without losing a digit: empty is missing, {@code /} is not monitored, else digits
 * with at most three decimals between zero and a bound that only typing errors cross.
 */
final class AirValue {
    /** What a field was. */
    enum Kind {
        NUMBER,
        MISSING,
        NOT_MONITORED,
        NOT_NUMBER,
        OUT_OF_RANGE
    }

    /** Decimals that a published concentration may have. */
    static final int MAX_DECIMALS = 3;

    /** No instrument of the network measures above; in µg/m³. A bound of ours against typing errors, not a standard's. */
    private static final int BOUND_UG = 20_000;
    /** The same for CO, in mg/m³. */
    private static final int BOUND_MG = 500;

    private static final int MAX_DIGITS = 6;

    private AirValue() {}

    /** The largest value taken. */
    static int bound(Pollutant pollutant) {
        return pollutant.unit() == Pollutant.Unit.MG_PER_M3 ? BOUND_MG : BOUND_UG;
    }

    static Kind classify(String field, Pollutant pollutant) {
        if (field.isEmpty()) {
            return Kind.MISSING;
        }
        if (field.equals("/")) {
            return Kind.NOT_MONITORED;
        }
        int start = field.charAt(0) == '-' ? 1 : 0;
        int dot = field.indexOf('.');
        int end = dot < 0 ? field.length() : dot;
        if (end == start || !digits(field, start, end) || (dot >= 0 && !decimals(field, dot))) {
            return Kind.NOT_NUMBER;
        }
        if (start == 1 || end - start > MAX_DIGITS || whole(field, end) > bound(pollutant)) {
            return Kind.OUT_OF_RANGE;
        }
        return Kind.NUMBER;
    }

    private static boolean decimals(String field, int dot) {
        int count = field.length() - dot - 1;
        return count >= 1 && count <= MAX_DECIMALS && digits(field, dot + 1, field.length());
    }

    private static boolean digits(String field, int from, int to) {
        for (int i = from; i < to; i++) {
            if (field.charAt(i) < '0' || field.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static int whole(String field, int end) {
        return Integer.parseInt(field, 0, end, 10);
    }
}
