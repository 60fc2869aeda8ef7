package io.qingyuan.collection.internal;

import io.qingyuan.identity.Role;
import io.qingyuan.identity.UnitId;
import io.qingyuan.worklist.Addressee;
import java.util.Arrays;
import java.util.Locale;

/** A level of review (审核级次). Which of them a schedule has, and in which order, is said in the pack. */
enum Level {
    /** 单位审核. */
    UNIT_REVIEW(Role.DATA_REVIEWER),
    /** 单位负责人签发. */
    UNIT_HEAD(Role.UNIT_HEAD),
    /** 规划办审定. */
    OFFICE(Role.OFFICE);

    private final Role role;

    Level(Role role) {
        this.role = role;
    }

    Role role() {
        return role;
    }

    /** {@code unit-review}: as packs, the API and the tables write it. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind of thing that the policy knows this level's decisions by. */
    String kind() {
        return "collection." + word();
    }

    Addressee addressee(UnitId unit) {
        return this == OFFICE ? new Addressee.Anybody(role) : new Addressee.InUnit(unit, role);
    }

    static Level parse(String word) {
        return Arrays.stream(values())
                .filter(level -> level.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not a level of review: " + word));
    }
}
