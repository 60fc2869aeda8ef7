package io.qingyuan.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A unit (单位): department, zone, town, enterprise; known by the code its pack gives it. */
public record UnitId(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public UnitId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a unit code is blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
