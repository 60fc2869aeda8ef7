package io.qingyuan.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A person (人员), for life; logins and names may change. */
public record PersonId(UUID value) {

    /** What works without anybody's hand: start-up, scheduled jobs, activation of packs at the first start. */
    public static final PersonId SYSTEM = new PersonId(new UUID(0, 0));

    @JsonCreator
    public static PersonId of(String text) {
        return new PersonId(UUID.fromString(text));
    }

    @JsonValue
    @Override
    public String toString() {
        return value.toString();
    }
}
