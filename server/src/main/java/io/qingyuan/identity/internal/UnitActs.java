package io.qingyuan.identity.internal;

import io.qingyuan.identity.AreaChange;
import io.qingyuan.identity.AreaId;
import io.qingyuan.identity.IdentityProblem;
import io.qingyuan.identity.Succession.Taker;
import io.qingyuan.identity.Title;
import io.qingyuan.identity.Unit;
import io.qingyuan.identity.UnitChange;
import io.qingyuan.identity.UnitId;
import io.qingyuan.identity.internal.ActOutcome.PostMove;
import io.qingyuan.identity.internal.Reorganisation.Target;
import io.qingyuan.problem.ProblemException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Works out an act on units: a new name, other areas to be responsible for, a merger; a split is a part of its own. */
final class UnitActs {

    private final Reorganisation asked;
    private final LocalDate on;
    private final Structures structures;
    private final ActTargets targets;
    private final UnitHeirs heirs;

    UnitActs(Reorganisation asked, Structures structures, ActTargets targets) {
        this.asked = asked;
        this.on = asked.on();
        this.structures = structures;
        this.targets = targets;
        this.heirs = new UnitHeirs(asked, structures, targets);
    }

    ActOutcome plan() {
        List<UnitId> from = asked.from().stream().map(UnitId::new).toList();
        from.forEach(structures::requireChangeable);
        return switch (asked.kind()) {
            case RENAME -> rename(from.getFirst());
            case BOUNDARY -> bound(from.getFirst());
            case MERGE -> merge(from);
            case SPLIT -> new UnitSplit(asked, structures, targets, heirs).plan(from.getFirst());
        };
    }

    private ActOutcome rename(UnitId unit) {
        Target target = asked.to().getFirst();
        Title title = targets.title(target);
        structures.units().change(unit, on, now -> now.withTitle(title).withKind(targets.kindOr(target, now.kind())));
        return ActOutcome.goesOn(unit.value());
    }

    private ActOutcome bound(UnitId unit) {
        Target target = asked.to().getFirst();
        if (target.areas() == null) {
            throw new ProblemException(
                    IdentityProblem.ACT_INCOMPLETE, asked.kind().word());
        }
        Set<AreaId> areas = targets.areas(target);
        structures.units().change(unit, on, now -> now.withAreas(areas));
        return ActOutcome.goesOn(unit.value());
    }

    private ActOutcome merge(List<UnitId> given) {
        Target target = asked.to().getFirst();
        UnitId heir = new UnitId(targets.code(target));
        boolean there = structures.units().knows(heir);
        List<UnitId> ending = given.stream().filter(unit -> !unit.equals(heir)).toList();
        if (ending.size() < (there ? 1 : 2)) {
            throw new ProblemException(
                    IdentityProblem.ACT_INCOMPLETE, asked.kind().word());
        }
        List<Unit> old = ending.stream().map(structures::unit).toList();
        Set<AreaId> areas = new LinkedHashSet<>();
        if (target.areas() == null) {
            old.forEach(unit -> areas.addAll(unit.areas()));
        } else {
            areas.addAll(targets.areas(target));
        }
        if (there) {
            structures.requireChangeable(heir);
            structures.units().change(heir, on, now -> {
                Set<AreaId> all = new LinkedHashSet<>(areas);
                if (target.areas() == null) {
                    all.addAll(now.areas());
                }
                return now.withTitle(targets.titleOr(target, now.title())).withAreas(all);
            });
        } else {
            heirs.found(heir, target, old, areas);
        }
        List<UnitChange> changes = new ArrayList<>();
        List<Taker> takers = new ArrayList<>();
        List<PostMove> moves = new ArrayList<>();
        for (Unit unit : old) {
            heirs.end(unit.id(), List.of(heir));
            changes.add(new UnitChange(unit.id(), heir, AreaChange.Kind.MERGE, on, true));
            takers.add(new Taker(unit.id(), unit.title(), null, heir, structures.title(heir)));
            moves.addAll(heirs.movePosts(unit.id(), Map.of(), heir));
        }
        return ActOutcome.ofUnits(List.of(heir.value()), changes, takers, moves);
    }
}
