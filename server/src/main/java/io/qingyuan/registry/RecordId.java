package io.qingyuan.registry;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** One record of a register, through all its versions. */
public record RecordId(UUID value) {

    @JsonCreator
    public static RecordId of(String text) {
        return new RecordId(UUID.fromString(text));
    }

    @JsonValue
    @Override
    public String toString() {
        return value.toString();
    }
}
