package io.qingyuan.identity;

import org.jspecify.annotations.Nullable;

/**
 * One role a person has through a post held today.
 *
 * @param acting whether the person stands in for the post's holder (代理)
 */
public record Assignment(
        Role role,
        UnitId unit,
        @Nullable AreaId area,
        @Nullable PostId post,
        boolean acting) {

    public static Assignment of(Role role, UnitId unit) {
        return new Assignment(role, unit, null, null, false);
    }
}
