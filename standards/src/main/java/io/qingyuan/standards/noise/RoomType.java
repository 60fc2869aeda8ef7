package io.qingyuan.standards.noise;

import io.qingyuan.standards.Coded;

/** A room in which structure-borne noise is measured (GB 12348-2008, table 2). */
public enum RoomType implements Coded {
    /** Mainly for sleeping: bedrooms, wards, dormitories. */
    A("A"),
    /** Mainly used by day: classrooms, offices, living rooms. */
    B("B");

    private final String code;

    RoomType(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
