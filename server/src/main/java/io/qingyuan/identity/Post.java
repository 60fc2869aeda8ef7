package io.qingyuan.identity;

import java.time.LocalDate;
import java.util.Set;

/** A post (岗位) in one span of days: its roles in one unit. */
public record Post(PostId id, Title title, UnitId unit, Set<Role> roles, LocalDate validFrom, LocalDate validTo) {

    public Post {
        roles = Set.copyOf(roles);
    }

    public Post withUnit(UnitId its) {
        return new Post(id, title, its, roles, validFrom, validTo);
    }

    public Post lasting(LocalDate from, LocalDate to) {
        return new Post(id, title, unit, roles, from, to);
    }
}
