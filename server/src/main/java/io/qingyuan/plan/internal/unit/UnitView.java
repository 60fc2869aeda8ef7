package io.qingyuan.plan.internal.unit;

import org.jspecify.annotations.Nullable;

/** A unit as pages show it. */
public record UnitView(String id, String zh, @Nullable String en) {}
