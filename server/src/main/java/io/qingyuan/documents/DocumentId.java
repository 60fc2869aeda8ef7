package io.qingyuan.documents;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** One signed document. */
public record DocumentId(UUID value) {

    @JsonCreator
    public static DocumentId of(String text) {
        return new DocumentId(UUID.fromString(text));
    }

    @JsonValue
    @Override
    public String toString() {
        return value.toString();
    }
}
