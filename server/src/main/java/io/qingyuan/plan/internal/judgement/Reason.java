package io.qingyuan.plan.internal.judgement;

import java.util.List;
import java.util.Locale;

/** Why a status came out: a code whose sentence is in the bundle, and the values it names. */
public record Reason(Code code, List<String> arguments) {

    public Reason {
        arguments = List.copyOf(arguments);
    }

    static Reason of(Code code, String... arguments) {
        return new Reason(code, List.of(arguments));
    }

    /** The sentences there are. */
    public enum Code {
        /** value, sign, limit */
        TARGET_REACHED,
        /** value, sign, limit, target year, value due by the path, needed pace a year */
        ON_THE_PATH,
        BELOW_THE_PATH,
        /** value, sign, limit, target year */
        TARGET_MISSED,
        /** value, sign, limit, target year: there is no base value to draw a path from */
        NO_PATH,
        /** the year the task is missing for */
        NO_ASSIGNED_TARGET,
        /** value, sign, assigned limit, the year it is assigned for */
        ASSIGNED_REACHED,
        ASSIGNED_MISSED,
        ASSIGNED_ON_THE_PATH,
        ASSIGNED_BELOW_THE_PATH,
        ASSIGNED_NO_PATH,
        /** value, sign, limit */
        REQUIRED_MET,
        REQUIRED_MISSED,
        /** value, value of the year before, that year, tolerance */
        STEADY,
        NOT_STEADY,
        /** the year before */
        NO_VALUE_BEFORE,
        STATE_ACHIEVED,
        STATE_PARTIAL,
        STATE_NOT_ACHIEVED,
        STATE_WITHOUT_EVIDENCE,
        /** the year */
        NO_VALUE,
        IN_DOUBT,
        NOTHING_ASKED;

        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static Code ofKey(String key) {
            return valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
