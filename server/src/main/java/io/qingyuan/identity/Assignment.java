package io.qingyuan.identity;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One role a person has through a post held today.
 *
 * @param area the unit's own area; the first where it has several
 * @param areas every area the unit answers for, with all areas inside them; resolved once a request
 * @param acting whether the person stands in for the post's holder (代理)
 */
public record Assignment(
        Role role,
        UnitId unit,
        @Nullable AreaId area,
        Set<AreaId> areas,
        @Nullable PostId post,
        boolean acting) {

    public Assignment {
        areas = Set.copyOf(areas);
    }

    public static Assignment of(Role role, UnitId unit) {
        return new Assignment(role, unit, null, Set.of(), null, false);
    }
}
