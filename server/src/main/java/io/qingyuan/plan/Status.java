package io.qingyuan.plan;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collection;
import java.util.Locale;

/** How something of the plan stands (状态), ordered from best to worst: the whole stands as its worst part does. */
public enum Status {
    /** 已达标: the target is reached. */
    MET,
    /** 推进中: not reached yet, on the path or ahead of it. */
    ON_TRACK,
    /** 不评判: nothing to judge by, or the figure is in doubt. */
    NOT_JUDGED,
    /** 待下达: the superior authority's task is not recorded yet. */
    PENDING_TARGET,
    /** 待佐证: a state is claimed, nothing proves it. */
    AWAITING_EVIDENCE,
    /** 未报送: there is no figure; never read as zero. */
    NOT_REPORTED,
    /** 滞后: not reached and short of the path. */
    BEHIND,
    /** 未达到: the recorded state is not the one asked for. */
    NOT_MET,
    /** 未达标: the target year is over and the target is not reached. */
    MISSED;

    /** How it is written in data and addresses, such as {@code on-track}. */
    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Status ofKey(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    public Status orWorse(Status other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** What several parts come to: they pass only when each of them passes. */
    public static Status worstOf(Collection<Status> parts) {
        return parts.stream().reduce(MET, Status::orWorse);
    }
}
