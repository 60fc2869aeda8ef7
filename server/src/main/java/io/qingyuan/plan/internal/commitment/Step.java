package io.qingyuan.plan.internal.commitment;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** How far something without a number is. */
enum Step {
    NOT_STARTED,
    UNDER_WAY,
    DONE;

    @JsonValue
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Step of(String code) {
        return Arrays.stream(values())
                .filter(step -> step.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no step is called '" + code + "'"));
    }
}
