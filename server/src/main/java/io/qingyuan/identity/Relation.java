package io.qingyuan.identity;

import java.util.Arrays;
import java.util.Locale;

/** How a person must stand to a thing for a rule to allow. */
public enum Relation {
    ANY,
    /** The thing belongs to the unit of the post that gives the role, or to one that ended and whose work that unit does. */
    OWN_UNIT,
    /** The thing lies in an area of that unit. */
    OWN_AREA,
    /** The thing was assigned to the person or to the post by a grant that has not expired. */
    ASSIGNED,
    /** The thing is the person's own. */
    SELF;

    /** As policy tables write it: {@code own-unit}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Relation parse(String word) {
        return Arrays.stream(values())
                .filter(relation -> relation.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no relation is called \"" + word + "\""));
    }
}
