package io.qingyuan.identity.internal;

import io.qingyuan.identity.AreaId;
import io.qingyuan.identity.Post;
import io.qingyuan.identity.PostId;
import io.qingyuan.identity.Unit;
import io.qingyuan.identity.UnitId;
import io.qingyuan.identity.internal.ActOutcome.PostMove;
import io.qingyuan.identity.internal.Reorganisation.Kind;
import io.qingyuan.identity.internal.Reorganisation.Target;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Founds the units that come after others, ends those, and takes their posts and ties over. */
final class UnitHeirs {

    private final Reorganisation asked;
    private final LocalDate on;
    private final Structures structures;
    private final ActTargets targets;

    UnitHeirs(Reorganisation asked, Structures structures, ActTargets targets) {
        this.asked = asked;
        this.on = asked.on();
        this.structures = structures;
        this.targets = targets;
    }

    /** A new unit after old ones: of their kind, in their groups. */
    void found(UnitId id, Target target, List<Unit> old, Set<AreaId> areas) {
        Set<UnitId> groups = new LinkedHashSet<>();
        Set<UnitId> ones = new LinkedHashSet<>();
        for (Unit unit : old) {
            groups.addAll(unit.memberOf());
            UnitId one = unit.oneAdministrationWith();
            if (one != null && !asked.from().contains(one.value())) {
                ones.add(one);
            }
        }
        groups.removeIf(group -> asked.from().contains(group.value()));
        structures
                .units()
                .add(new Unit(
                        id,
                        targets.title(target),
                        targets.kindOr(target, old.getFirst().kind()),
                        areas,
                        groups,
                        asked.kind() == Kind.MERGE && ones.size() == 1
                                ? ones.iterator().next()
                                : null,
                        on,
                        LocalDate.MAX));
    }

    /** Ends a unit; those that were in it, or one administration with it, are so with what comes after it. */
    void end(UnitId unit, List<UnitId> heirs) {
        structures.units().end(unit, on);
        structures.units().changeAll(on, now -> {
            UnitId one = now.oneAdministrationWith();
            boolean named = now.memberOf().contains(unit) || unit.equals(one);
            if (!named || now.id().equals(unit)) {
                return now;
            }
            Set<UnitId> groups = new LinkedHashSet<>(now.memberOf());
            if (groups.remove(unit)) {
                groups.addAll(heirs);
                groups.remove(now.id());
            }
            UnitId next = unit.equals(one) ? heirs.getFirst() : one;
            return now.withTies(groups, now.id().equals(next) ? null : next);
        });
    }

    /** Moves the posts of a unit, each where it was sent, the others to `rest`. */
    List<PostMove> movePosts(UnitId from, Map<PostId, UnitId> chosen, UnitId rest) {
        List<PostMove> moves = new ArrayList<>();
        for (Post post : structures.posts().on(on)) {
            UnitId to = chosen.getOrDefault(post.id(), rest);
            if (post.unit().equals(from) && !to.equals(from)) {
                structures.posts().change(post.id(), on, now -> now.unit().equals(from) ? now.withUnit(to) : now);
                moves.add(new PostMove(post, from, to));
            }
        }
        return moves;
    }
}
