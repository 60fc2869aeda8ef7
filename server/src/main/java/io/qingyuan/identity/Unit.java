package io.qingyuan.identity;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A unit (单位) in one span of days.
 *
 * @param kind as the pack names it: government, development-zone, town, enterprise, …
 * @param areas where it is responsible
 * @param memberOf the groups it is in, such as 各区镇
 * @param oneAdministrationWith the other name of the same administration, such as 汾湖高新区 and 黎里镇
 */
public record Unit(
        UnitId id,
        Title title,
        String kind,
        Set<AreaId> areas,
        Set<UnitId> memberOf,
        @Nullable UnitId oneAdministrationWith,
        LocalDate validFrom,
        LocalDate validTo) {

    public Unit {
        areas = Set.copyOf(areas);
        memberOf = Set.copyOf(memberOf);
    }
}
