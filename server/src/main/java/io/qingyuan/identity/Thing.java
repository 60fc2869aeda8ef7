package io.qingyuan.identity;

import org.jspecify.annotations.Nullable;

/**
 * What is acted on, as far as the policy must know it.
 *
 * @param kind as policy tables name it, such as {@code statistics.figure}
 * @param id needed where the thing can be assigned by a grant
 * @param unit whose it is
 * @param area where it lies
 * @param person whose own it is
 */
public record Thing(
        String kind,
        @Nullable String id,
        @Nullable UnitId unit,
        @Nullable AreaId area,
        @Nullable PersonId person) {

    public static Thing of(String kind) {
        return new Thing(kind, null, null, null, null);
    }

    public Thing id(@Nullable String its) {
        return new Thing(kind, its, unit, area, person);
    }

    public Thing unit(@Nullable UnitId its) {
        return new Thing(kind, id, its, area, person);
    }

    public Thing area(@Nullable AreaId its) {
        return new Thing(kind, id, unit, its, person);
    }

    public Thing person(@Nullable PersonId its) {
        return new Thing(kind, id, unit, area, its);
    }
}
