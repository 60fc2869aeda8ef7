package io.qingyuan.identity;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is acted on, as far as the policy must know it.
 *
 * @param kind as policy tables name it, such as {@code statistics.figure}
 * @param id needed where the thing can be assigned by a grant
 * @param unit whose it is
 * @param area where it lies
 * @param person whose own it is
 * @param relations what the owning module knows itself, beside what the policy finds out
 */
public record Thing(
        String kind,
        @Nullable String id,
        @Nullable UnitId unit,
        @Nullable AreaId area,
        @Nullable PersonId person,
        Set<Relation> relations) {

    public Thing {
        relations = Set.copyOf(relations);
    }

    public static Thing of(String kind) {
        return new Thing(kind, null, null, null, null, Set.of());
    }

    public Thing id(@Nullable String its) {
        return new Thing(kind, its, unit, area, person, relations);
    }

    public Thing unit(@Nullable UnitId its) {
        return new Thing(kind, id, its, area, person, relations);
    }

    public Thing area(@Nullable AreaId its) {
        return new Thing(kind, id, unit, its, person, relations);
    }

    public Thing person(@Nullable PersonId its) {
        return new Thing(kind, id, unit, area, its, relations);
    }

    public Thing relation(Relation another) {
        Set<Relation> all = new LinkedHashSet<>(relations);
        all.add(another);
        return new Thing(kind, id, unit, area, person, all);
    }
}
