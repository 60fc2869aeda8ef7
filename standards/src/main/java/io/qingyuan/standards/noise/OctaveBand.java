package io.qingyuan.standards.noise;

import io.qingyuan.standards.Coded;

/** An octave band (倍频带) of GB 12348-2008, table 3, by its centre frequency in Hz. */
public enum OctaveBand implements Coded {
    HZ_31_5("31.5", "hz31_5"),
    HZ_63("63", "hz63"),
    HZ_125("125", "hz125"),
    HZ_250("250", "hz250"),
    HZ_500("500", "hz500");

    private final String code;
    private final String column;

    OctaveBand(String code, String column) {
        this.code = code;
        this.column = column;
    }

    @Override
    public String code() {
        return code;
    }

    String column() {
        return column;
    }
}
