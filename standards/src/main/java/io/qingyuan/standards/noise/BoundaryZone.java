package io.qingyuan.standards.noise;

import io.qingyuan.standards.Coded;

/** The zone of GB 3096 outside a plant's boundary, as GB 12348-2008 counts them: 0 to 4. */
public enum BoundaryZone implements Coded {
    ZONE_0("0"),
    ZONE_1("1"),
    ZONE_2("2"),
    ZONE_3("3"),
    ZONE_4("4");

    private final String code;

    BoundaryZone(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
