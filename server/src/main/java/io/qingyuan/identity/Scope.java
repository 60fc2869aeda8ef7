package io.qingyuan.identity;

import java.util.Collection;
import java.util.Set;

/**
 * Which things of a kind a person may act on, for lists and counts. Things open through a grant or because they are the
 * person's own are not in it; such lists are asked by person.
 */
public sealed interface Scope {

    record All() implements Scope {}

    record Units(Set<UnitId> units) implements Scope {
        public Units {
            units = Set.copyOf(units);
        }
    }

    record None() implements Scope {}

    default boolean includes(UnitId unit) {
        return switch (this) {
            case All() -> true;
            case Units(var units) -> units.contains(unit);
            case None() -> false;
        };
    }

    /** For {@code where :all or unit_id = any(:units)}. */
    default boolean all() {
        return this instanceof All;
    }

    /** For {@code where :all or unit_id = any(:units)}; empty when all or none. */
    default String[] unitCodes() {
        return switch (this) {
            case Units(var units) -> units.stream().map(UnitId::value).sorted().toArray(String[]::new);
            case All() -> new String[0];
            case None() -> new String[0];
        };
    }

    static Scope of(Collection<UnitId> units) {
        return units.isEmpty() ? new None() : new Units(Set.copyOf(units));
    }
}
