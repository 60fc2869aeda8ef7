package io.qingyuan.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A post (岗位): roles in one unit; known by the code its pack gives it. */
public record PostId(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PostId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a post code is blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
