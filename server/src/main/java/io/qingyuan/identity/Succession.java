package io.qingyuan.identity;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That units are succeeded by others (机构承继): whose open work goes where.
 *
 * @param act the record of the reorganisation; null while it is only looked at
 * @param takers who takes over what, by unit and role
 * @param on the first day of the new order
 */
public record Succession(@Nullable UUID act, AreaChange.Kind kind, List<Taker> takers, LocalDate on, String reason) {

    public Succession {
        takers = List.copyOf(takers);
    }

    /**
     * One unit's work of one role.
     *
     * @param role null for all that no other line names
     */
    public record Taker(
            UnitId from, Title fromTitle, @Nullable Role role, UnitId to, Title toTitle) {}

    /** Who does this unit's work of this role from now on; empty where nothing changes for it. */
    public Optional<Taker> taker(UnitId from, Role role) {
        Optional<Taker> named = takers.stream()
                .filter(taker -> taker.from().equals(from) && taker.role() == role)
                .findFirst();
        return named.or(() -> takers.stream()
                .filter(taker -> taker.from().equals(from) && taker.role() == null)
                .findFirst());
    }
}
