package io.qingyuan.plan.internal.project;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** Where a project stands; it follows from reports and dates. */
enum ProjectState {
    /** 已完成. */
    MET,
    /** 推进中. */
    ON_TRACK,
    /** 滞后: less built than time has passed. */
    BEHIND,
    /** 逾期未完成: its period is over and it is not finished. */
    MISSED,
    /** 未报送. */
    NOT_REPORTED,
    /** 未开工: its period has not begun. */
    NOT_DUE;

    @JsonValue
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static ProjectState of(String code) {
        return Arrays.stream(values())
                .filter(state -> state.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no project state is called '" + code + "'"));
    }
}
