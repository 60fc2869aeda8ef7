package io.qingyuan.identity.internal;

import io.qingyuan.identity.AreaChange;
import io.qingyuan.identity.Post;
import io.qingyuan.identity.Succession.Taker;
import io.qingyuan.identity.UnitChange;
import io.qingyuan.identity.UnitId;
import java.util.List;

/**
 * What comes of an act beside the new versions of what it changes.
 *
 * @param into the codes of what came of it
 * @param takers whose open work goes where
 */
record ActOutcome(
        List<String> into,
        List<UnitChange> unitChanges,
        List<AreaChange> areaChanges,
        List<Taker> takers,
        List<PostMove> moves) {

    /** That a post goes from one unit to another. */
    record PostMove(Post post, UnitId from, UnitId to) {}

    ActOutcome {
        into = List.copyOf(into);
        unitChanges = List.copyOf(unitChanges);
        areaChanges = List.copyOf(areaChanges);
        takers = List.copyOf(takers);
        moves = List.copyOf(moves);
    }

    /** It goes on in another way, and nothing comes after it. */
    static ActOutcome goesOn(String code) {
        return new ActOutcome(List.of(code), List.of(), List.of(), List.of(), List.of());
    }

    static ActOutcome ofUnits(List<String> into, List<UnitChange> changes, List<Taker> takers, List<PostMove> moves) {
        return new ActOutcome(into, changes, List.of(), takers, moves);
    }

    static ActOutcome ofAreas(List<String> into, List<AreaChange> changes) {
        return new ActOutcome(into, List.of(), changes, List.of(), List.of());
    }
}
