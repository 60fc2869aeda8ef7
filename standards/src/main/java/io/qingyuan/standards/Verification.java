package io.qingyuan.standards;

/**
 * How well a value of a table was checked. A library must carry this mark on to its users: a value marked
 * {@link #OWN_KNOWLEDGE} or {@link #UNKNOWN} may not be presented as checked.
 */
public enum Verification {
    /** Read in the official text, or in an official scan. */
    OFFICIAL_TEXT("V1"),
    /** Reproduced from data that the official platform published. */
    OFFICIAL_DATA("V1-data"),
    /** At least two independent public sources agree. */
    TWO_SOURCES("V2"),
    /** One public source, in agreement with what is known of the standard. */
    ONE_SOURCE("V3"),
    /** Knowledge of the standard that no source at hand confirms: not checked. */
    OWN_KNOWLEDGE("K"),
    /** Not known; there is no value to use. */
    UNKNOWN("U");

    private final String code;

    Verification(String code) {
        this.code = code;
    }

    /** The code in the tables' {@code verified} column. */
    public String code() {
        return code;
    }

    /** Whether at least one public source stands behind the value. */
    public boolean isChecked() {
        return this != OWN_KNOWLEDGE && this != UNKNOWN;
    }

    /** The weaker of two marks: what rests on both is only as good as the worse. */
    public Verification and(Verification other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** The mark of a code such as {@code V1-data}. */
    public static Verification of(String code) {
        for (Verification verification : values()) {
            if (verification.code.equals(code)) {
                return verification;
            }
        }
        throw new IllegalArgumentException("not a verification code: " + code);
    }
}
