package io.qingyuan.identity;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One role a person has through a post held today.
 *
 * @param area the unit's own area; the first where it has several
 * @param areas every area the unit answers for, with all areas inside them; resolved once a request
 * @param acting whether the person stands in for the post's holder (代理)
 * @param former units that ended and whose work is now that of the post's unit
 */
public record Assignment(
        Role role,
        UnitId unit,
        @Nullable AreaId area,
        Set<AreaId> areas,
        @Nullable PostId post,
        boolean acting,
        Set<UnitId> former) {

    public Assignment {
        areas = Set.copyOf(areas);
        former = Set.copyOf(former);
    }

    public Assignment(
            Role role, UnitId unit, @Nullable AreaId area, Set<AreaId> areas, @Nullable PostId post, boolean acting) {
        this(role, unit, area, areas, post, acting, Set.of());
    }

    /** Whether the unit is the post's own, or one that ended and whose work it does. */
    public boolean answersFor(UnitId other) {
        return unit.equals(other) || former.contains(other);
    }

    public static Assignment of(Role role, UnitId unit) {
        return new Assignment(role, unit, null, Set.of(), null, false);
    }
}
