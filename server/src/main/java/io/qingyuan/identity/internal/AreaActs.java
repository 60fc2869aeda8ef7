package io.qingyuan.identity.internal;

import io.qingyuan.identity.Area;
import io.qingyuan.identity.AreaChange;
import io.qingyuan.identity.AreaId;
import io.qingyuan.identity.IdentityProblem;
import io.qingyuan.identity.Title;
import io.qingyuan.identity.internal.Reorganisation.Target;
import io.qingyuan.problem.ProblemException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Works out an act on areas: a new name, another place or division code, a merger, a split. */
final class AreaActs {

    private final Reorganisation asked;
    private final LocalDate on;
    private final Structures structures;
    private final ActTargets targets;

    AreaActs(Reorganisation asked, Structures structures, ActTargets targets) {
        this.asked = asked;
        this.on = asked.on();
        this.structures = structures;
        this.targets = targets;
    }

    ActOutcome plan() {
        List<AreaId> from = asked.from().stream().map(AreaId::new).toList();
        from.forEach(structures::requireChangeable);
        return switch (asked.kind()) {
            case RENAME -> rename(from.getFirst());
            case BOUNDARY -> bound(from.getFirst());
            case MERGE -> merge(from);
            case SPLIT -> split(from.getFirst());
        };
    }

    private ActOutcome rename(AreaId area) {
        Target target = asked.to().getFirst();
        Title title = targets.title(target);
        structures.areas().change(area, on, now -> now.withTitle(title).withKind(targets.kindOr(target, now.kind())));
        return ActOutcome.goesOn(area.value());
    }

    private ActOutcome bound(AreaId area) {
        Target target = asked.to().getFirst();
        AreaId parent = target.parent();
        if (parent != null) {
            requireOutside(area, parent);
        }
        structures
                .areas()
                .change(
                        area,
                        on,
                        now -> now.withCode(targets.divisionCodeOr(target, now.code()))
                                .withParent(parent == null ? now.parent() : parent));
        return ActOutcome.goesOn(area.value());
    }

    /** An area lies neither in itself nor in what lies in it. */
    private void requireOutside(AreaId area, AreaId parent) {
        AreaId at = parent;
        Set<AreaId> seen = new LinkedHashSet<>();
        while (at != null && seen.add(at)) {
            if (at.equals(area)) {
                throw new ProblemException(
                        IdentityProblem.AREA_IN_ITSELF,
                        structures.area(area).title().zh(),
                        structures.area(parent).title().zh());
            }
            at = structures.area(at).parent();
        }
    }

    private ActOutcome merge(List<AreaId> given) {
        Target target = asked.to().getFirst();
        AreaId heir = new AreaId(targets.code(target));
        boolean there = structures.areas().knows(heir);
        List<AreaId> ending = given.stream().filter(area -> !area.equals(heir)).toList();
        if (ending.size() < (there ? 1 : 2)) {
            throw new ProblemException(
                    IdentityProblem.ACT_INCOMPLETE, asked.kind().word());
        }
        if (there) {
            structures.requireChangeable(heir);
            structures.areas().change(heir, on, now -> now.withTitle(targets.titleOr(target, now.title())));
        } else {
            found(heir, target, structures.area(ending.getFirst()));
        }
        for (AreaId area : ending) {
            end(area, List.of(heir), Map.of());
        }
        return ActOutcome.ofAreas(
                List.of(heir.value()),
                ending.stream()
                        .map(area -> new AreaChange(area, heir, AreaChange.Kind.MERGE, on))
                        .toList());
    }

    private ActOutcome split(AreaId whole) {
        Area old = structures.area(whole);
        List<AreaId> parts = new ArrayList<>();
        Map<AreaId, AreaId> chosen = new HashMap<>();
        for (Target target : asked.to()) {
            AreaId part = new AreaId(targets.code(target));
            parts.add(part);
            Objects.requireNonNullElse(target.areas(), List.<AreaId>of()).forEach(inside -> chosen.put(inside, part));
            if (part.equals(whole)) {
                continue;
            }
            if (structures.areas().knows(part)) {
                structures.requireChangeable(part);
            } else {
                found(part, target, old);
            }
        }
        if (parts.contains(whole)) {
            placeInside(whole, parts, whole, chosen, old.parent());
            share(whole, parts);
        } else {
            end(whole, parts, chosen);
        }
        return ActOutcome.ofAreas(
                parts.stream().map(AreaId::value).toList(),
                parts.stream()
                        .filter(part -> !part.equals(whole))
                        .map(part -> new AreaChange(whole, part, AreaChange.Kind.SPLIT, on))
                        .toList());
    }

    /** A new area after an old one: of its kind, where it lay. */
    private void found(AreaId id, Target target, Area old) {
        AreaId parent = target.parent();
        if (parent != null) {
            structures.area(parent);
        }
        structures
                .areas()
                .add(new Area(
                        id,
                        targets.title(target),
                        targets.kindOr(target, old.kind()),
                        targets.divisionCodeOr(target, null),
                        parent == null ? old.parent() : parent,
                        on,
                        LocalDate.MAX));
    }

    private void end(AreaId area, List<AreaId> heirs, Map<AreaId, AreaId> chosen) {
        AreaId above = structures.area(area).parent();
        structures.areas().end(area, on);
        placeInside(area, heirs, heirs.getFirst(), chosen, above);
        share(area, heirs);
    }

    /** What lies in an area lies in what comes after it; what itself comes after it lies where it lay. */
    private void placeInside(
            AreaId area, List<AreaId> heirs, AreaId rest, Map<AreaId, AreaId> chosen, @Nullable AreaId above) {
        structures.areas().changeAll(on, now -> {
            if (!area.equals(now.parent())) {
                return now;
            }
            return now.withParent(heirs.contains(now.id()) ? above : chosen.getOrDefault(now.id(), rest));
        });
    }

    /** Whoever was responsible for an area is so for what comes after it. */
    private void share(AreaId area, List<AreaId> heirs) {
        structures.units().changeAll(on, now -> {
            if (!now.areas().contains(area)) {
                return now;
            }
            Set<AreaId> theirs = new LinkedHashSet<>(now.areas());
            theirs.remove(area);
            theirs.addAll(heirs);
            return now.withAreas(theirs);
        });
    }
}
