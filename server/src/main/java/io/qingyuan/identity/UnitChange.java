package io.qingyuan.identity;

import java.time.LocalDate;

/**
 * What became of a unit: merged into another, split into several (one record each).
 *
 * @param main whether the other takes over what no other takes
 */
public record UnitChange(UnitId from, UnitId to, AreaChange.Kind kind, LocalDate on, boolean main) {}
