package io.qingyuan.collection.internal;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One act in the life of a form, as its history shows it. */
record Step(
        Act act, FormState state, LocalDate due, @Nullable String reason, String actor, Instant at) {}
