package io.qingyuan.identity;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One role a person has through a post held today.
 *
 * @param acting whether the person stands in for the post's holder (代理)
 * @param former units that ended and whose work is now that of the post's unit
 */
public record Assignment(
        Role role,
        UnitId unit,
        @Nullable AreaId area,
        @Nullable PostId post,
        boolean acting,
        Set<UnitId> former) {

    public Assignment {
        former = Set.copyOf(former);
    }

    public Assignment(Role role, UnitId unit, @Nullable AreaId area, @Nullable PostId post, boolean acting) {
        this(role, unit, area, post, acting, Set.of());
    }

    /** Whether the unit is the post's own, or one that ended and whose work it does. */
    public boolean answersFor(UnitId other) {
        return unit.equals(other) || former.contains(other);
    }

    public static Assignment of(Role role, UnitId unit) {
        return new Assignment(role, unit, null, null, false);
    }
}
