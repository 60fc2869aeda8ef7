package io.qingyuan.identity.internal;

import io.qingyuan.identity.AreaChange;
import io.qingyuan.identity.AreaId;
import io.qingyuan.identity.IdentityProblem;
import io.qingyuan.identity.PostId;
import io.qingyuan.identity.Role;
import io.qingyuan.identity.Succession.Taker;
import io.qingyuan.identity.Unit;
import io.qingyuan.identity.UnitChange;
import io.qingyuan.identity.UnitId;
import io.qingyuan.identity.internal.ActOutcome.PostMove;
import io.qingyuan.identity.internal.Reorganisation.Target;
import io.qingyuan.problem.ProblemException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Works out the split of a unit; where it is itself one of the parts it goes on, otherwise it ends. */
final class UnitSplit {

    private final Reorganisation asked;
    private final LocalDate on;
    private final Structures structures;
    private final ActTargets targets;
    private final UnitHeirs heirs;

    UnitSplit(Reorganisation asked, Structures structures, ActTargets targets, UnitHeirs heirs) {
        this.asked = asked;
        this.on = asked.on();
        this.structures = structures;
        this.targets = targets;
        this.heirs = heirs;
    }

    ActOutcome plan(UnitId whole) {
        Unit old = structures.unit(whole);
        List<UnitId> parts = new ArrayList<>();
        Map<PostId, UnitId> chosen = new HashMap<>();
        for (Target target : asked.to()) {
            UnitId part = new UnitId(targets.code(target));
            parts.add(part);
            target.posts().forEach(post -> chosen.put(post, part));
            place(part, target, old);
        }
        boolean stays = parts.contains(whole);
        if (!stays) {
            heirs.end(whole, parts);
        }
        requirePosts(whole, chosen.keySet());
        UnitId rest = stays ? whole : parts.getFirst();
        List<PostMove> moves = heirs.movePosts(whole, chosen, rest);
        List<UnitChange> changes = parts.stream()
                .filter(part -> !part.equals(whole))
                .map(part -> new UnitChange(whole, part, AreaChange.Kind.SPLIT, on, part.equals(parts.getFirst())))
                .toList();
        return ActOutcome.ofUnits(parts.stream().map(UnitId::value).toList(), changes, takers(old, parts, rest), moves);
    }

    private void place(UnitId part, Target target, Unit old) {
        Set<AreaId> areas = target.areas() == null ? old.areas() : targets.areas(target);
        if (part.equals(old.id())) {
            structures
                    .units()
                    .change(
                            part,
                            on,
                            now -> now.withTitle(targets.titleOr(target, now.title()))
                                    .withAreas(areas));
        } else if (structures.units().knows(part)) {
            structures.requireChangeable(part);
            structures.units().change(part, on, now -> {
                Set<AreaId> all = new LinkedHashSet<>(now.areas());
                all.addAll(areas);
                return now.withAreas(all);
            });
        } else {
            heirs.found(part, target, List.of(old), areas);
        }
    }

    private void requirePosts(UnitId whole, Set<PostId> chosen) {
        for (PostId post : chosen) {
            if (structures
                    .posts()
                    .on(post, on)
                    .filter(known -> known.unit().equals(whole))
                    .isEmpty()) {
                throw new ProblemException(IdentityProblem.NO_POST, post.value());
            }
        }
    }

    /** Each role's work goes where the post goes that gives it. */
    private List<Taker> takers(Unit old, List<UnitId> parts, UnitId rest) {
        List<Taker> takers = new ArrayList<>();
        for (Role role : Role.values()) {
            List<UnitId> having = parts.stream().filter(part -> has(part, role)).toList();
            UnitId taker = having.contains(rest) || having.isEmpty() ? rest : having.getFirst();
            if (!taker.equals(rest)) {
                takers.add(new Taker(old.id(), old.title(), role, taker, structures.title(taker)));
            }
        }
        if (!rest.equals(old.id())) {
            takers.add(new Taker(old.id(), old.title(), null, rest, structures.title(rest)));
        }
        return takers;
    }

    private boolean has(UnitId unit, Role role) {
        return structures.posts().on(on).stream()
                .anyMatch(post -> post.unit().equals(unit) && post.roles().contains(role));
    }
}
