package io.qingyuan.plan.internal.commitment;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** Where a commitment stands. It follows from what was reported, the number asked and the deadline; nobody chooses it. */
enum State {
    /** 已达成, on time or late. */
    MET,
    /** 推进中. */
    ON_TRACK,
    /** 滞后: below the path, or the deadline is near and it is not reached. */
    BEHIND,
    /** 逾期未达成: the deadline has passed and the last report does not reach it. */
    MISSED,
    /** 未报送: something was due and nothing was reported. Missing is never zero. */
    NOT_REPORTED,
    /** 待下达: the superior authority has not set the number. */
    PENDING_TARGET,
    /** 未到期: nothing reported and the deadline is far. */
    NOT_DUE,
    /** 非本区职责: a duty of the state, the province, the city or the Demonstration Zone, shown and not judged. */
    ELSEWHERE,
    /** 不采用: the plan says two things and the office decided for the other. */
    SET_ASIDE;

    @JsonValue
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static State of(String code) {
        return Arrays.stream(values())
                .filter(state -> state.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no state is called '" + code + "'"));
    }
}
