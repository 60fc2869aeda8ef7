package io.qingyuan.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** An area (区域): district, town, sub-district; known by the code its pack gives it. */
public record AreaId(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AreaId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a area code is blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
