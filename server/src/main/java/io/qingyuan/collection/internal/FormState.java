package io.qingyuan.collection.internal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a form stands: with its unit's officer, at a level of review, or sealed. */
enum FormState {
    /** 填报. */
    ENTRY,
    UNIT_REVIEW,
    UNIT_HEAD,
    OFFICE,
    /** 已封存. */
    SEALED;

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static FormState parse(String word) {
        return Arrays.stream(values())
                .filter(state -> state.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not a state of a form: " + word));
    }

    static FormState at(Level level) {
        return valueOf(level.name());
    }

    /** The level it waits at. */
    Optional<Level> level() {
        return Arrays.stream(Level.values())
                .filter(level -> level.name().equals(name()))
                .findFirst();
    }
}
