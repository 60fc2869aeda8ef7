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

    public Unit withTitle(Title its) {
        return new Unit(id, its, kind, areas, memberOf, oneAdministrationWith, validFrom, validTo);
    }

    public Unit withKind(String its) {
        return new Unit(id, title, its, areas, memberOf, oneAdministrationWith, validFrom, validTo);
    }

    public Unit withAreas(Set<AreaId> its) {
        return new Unit(id, title, kind, its, memberOf, oneAdministrationWith, validFrom, validTo);
    }

    /** The same in other groups, and under one administration with another, or with none. */
    public Unit withTies(Set<UnitId> groups, @Nullable UnitId oneWith) {
        return new Unit(id, title, kind, areas, groups, oneWith, validFrom, validTo);
    }

    public Unit lasting(LocalDate from, LocalDate to) {
        return new Unit(id, title, kind, areas, memberOf, oneAdministrationWith, from, to);
    }
}
