package io.qingyuan.notices;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** One notice, the same for all whom it reached. */
public record NoticeId(UUID value) {

    @JsonCreator
    public static NoticeId of(String text) {
        return new NoticeId(UUID.fromString(text));
    }

    @JsonValue
    @Override
    public String toString() {
        return value.toString();
    }
}
