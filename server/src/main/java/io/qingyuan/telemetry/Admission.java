package io.qingyuan.telemetry;

/** Whether a frame came from a device that the register knows. Only what is admitted becomes observations; all is kept. */
public enum Admission {
    ADMITTED(0),
    /** The MN is in quarantine (待确认): nobody registered it. */
    DEVICE_UNKNOWN(1),
    PASSWORD_WRONG(2);

    private final int code;

    Admission(int code) {
        this.code = code;
    }

    /** How it is written in frame blocks; never changes. */
    public int code() {
        return code;
    }

    public static Admission of(int code) {
        for (Admission admission : values()) {
            if (admission.code == code) {
                return admission;
            }
        }
        throw new IllegalArgumentException("no admission has the code " + code);
    }
}
