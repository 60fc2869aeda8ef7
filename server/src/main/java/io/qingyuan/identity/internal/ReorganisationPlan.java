package io.qingyuan.identity.internal;

import io.qingyuan.identity.Area;
import io.qingyuan.identity.AreaChange;
import io.qingyuan.identity.AreaId;
import io.qingyuan.identity.IdentityProblem;
import io.qingyuan.identity.Post;
import io.qingyuan.identity.PostId;
import io.qingyuan.identity.Role;
import io.qingyuan.identity.Succession;
import io.qingyuan.identity.Succession.Taker;
import io.qingyuan.identity.Title;
import io.qingyuan.identity.Unit;
import io.qingyuan.identity.UnitChange;
import io.qingyuan.identity.UnitId;
import io.qingyuan.identity.internal.Reorganisation.Kind;
import io.qingyuan.identity.internal.Reorganisation.Subject;
import io.qingyuan.identity.internal.Reorganisation.Target;
import io.qingyuan.problem.ProblemException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Works out what a reorganisation changes, from what is there; writes nothing, refuses what cannot be. */
final class ReorganisationPlan {

    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{1,63}");

    private final Reorganisation asked;
    private final LocalDate on;
    private final LocalDate today;
    private final Supplier<String> newCode;
    private final Histories<UnitId, Unit> units;
    private final Histories<AreaId, Area> areas;
    private final Histories<PostId, Post> posts;
    private final List<UnitChange> unitChanges = new ArrayList<>();
    private final List<AreaChange> areaChanges = new ArrayList<>();
    private final List<Taker> takers = new ArrayList<>();
    private final List<PostMove> moves = new ArrayList<>();
    private final List<String> into = new ArrayList<>();

    /** That a post goes from one unit to another. */
    record PostMove(Post post, UnitId from, UnitId to) {}

    private ReorganisationPlan(
            Reorganisation asked,
            LocalDate today,
            Supplier<String> newCode,
            List<Unit> units,
            List<Area> areas,
            List<Post> posts) {
        this.asked = asked;
        this.on = asked.on();
        this.today = today;
        this.newCode = newCode;
        this.units = new Histories<>(
                units, Unit::id, Unit::validFrom, Unit::validTo, (unit, days) -> with(unit, days.from(), days.to()));
        this.areas = new Histories<>(
                areas,
                Area::id,
                Area::validFrom,
                Area::validTo,
                (area, days) -> new Area(
                        area.id(), area.title(), area.kind(), area.code(), area.parent(), days.from(), days.to()));
        this.posts = new Histories<>(
                posts,
                Post::id,
                Post::validFrom,
                Post::validTo,
                (post, days) -> new Post(post.id(), post.title(), post.unit(), post.roles(), days.from(), days.to()));
    }

    static ReorganisationPlan of(
            Reorganisation asked,
            LocalDate today,
            Supplier<String> newCode,
            List<Unit> units,
            List<Area> areas,
            List<Post> posts) {
        ReorganisationPlan plan = new ReorganisationPlan(asked, today, newCode, units, areas, posts);
        plan.check();
        switch (asked.subject()) {
            case UNIT -> plan.planUnits();
            case AREA -> plan.planAreas();
        }
        if (plan.units.changed().isEmpty() && plan.areas.changed().isEmpty()) {
            throw new ProblemException(IdentityProblem.NOTHING_CHANGES);
        }
        return plan;
    }

    Map<UnitId, List<Unit>> units() {
        return units.changed();
    }

    Map<AreaId, List<Area>> areas() {
        return areas.changed();
    }

    Map<PostId, List<Post>> posts() {
        return posts.changed();
    }

    List<UnitChange> unitChanges() {
        return List.copyOf(unitChanges);
    }

    List<AreaChange> areaChanges() {
        return List.copyOf(areaChanges);
    }

    List<PostMove> moves() {
        return List.copyOf(moves);
    }

    /** The codes of what came of it. */
    List<String> into() {
        return List.copyOf(into);
    }

    Succession succession(@Nullable UUID act) {
        return new Succession(
                act,
                asked.kind() == Kind.SPLIT ? AreaChange.Kind.SPLIT : AreaChange.Kind.MERGE,
                takers,
                on,
                asked.reason());
    }

    Title unitTitle(UnitId unit) {
        return units.on(unit, on)
                .or(() -> units.on(unit, on.minusDays(1)))
                .map(Unit::title)
                .orElse(Title.of(unit.value(), null));
    }

    private void check() {
        if (asked.reason().isBlank()) {
            throw new ProblemException(IdentityProblem.REASON_MISSING);
        }
        if (on.isAfter(today)) {
            throw new ProblemException(IdentityProblem.DAY_IN_FUTURE, on.toString(), today.toString());
        }
        boolean whole = !asked.from().isEmpty()
                && switch (asked.kind()) {
                    case RENAME, BOUNDARY ->
                        asked.from().size() == 1 && asked.to().size() == 1;
                    case MERGE -> asked.to().size() == 1;
                    case SPLIT -> asked.from().size() == 1 && asked.to().size() > 1;
                };
        if (!whole) {
            throw new ProblemException(
                    IdentityProblem.ACT_INCOMPLETE, asked.kind().word());
        }
        Set<String> codes = new HashSet<>();
        for (Target target : asked.to()) {
            String id = target.id();
            if (id != null && !codes.add(id)) {
                throw new ProblemException(IdentityProblem.CODE_TAKEN, id);
            }
        }
    }

    // ---- units

    private void planUnits() {
        List<UnitId> from = asked.from().stream().map(UnitId::new).toList();
        from.forEach(this::requireUnit);
        switch (asked.kind()) {
            case RENAME -> renameUnit(from.getFirst());
            case BOUNDARY -> boundUnit(from.getFirst());
            case MERGE -> mergeUnits(from);
            case SPLIT -> splitUnit(from.getFirst());
        }
    }

    private void renameUnit(UnitId unit) {
        Title title = requireTitle(asked.to().getFirst());
        String kind = asked.to().getFirst().kind();
        units.change(
                unit,
                on,
                now -> new Unit(
                        now.id(),
                        title,
                        kind == null ? now.kind() : kind,
                        now.areas(),
                        now.memberOf(),
                        now.oneAdministrationWith(),
                        now.validFrom(),
                        now.validTo()));
        into.add(unit.value());
    }

    private void boundUnit(UnitId unit) {
        Set<AreaId> theirs = requireAreas(asked.to().getFirst());
        units.change(unit, on, now -> withAreas(now, theirs));
        into.add(unit.value());
    }

    private void mergeUnits(List<UnitId> given) {
        Target target = asked.to().getFirst();
        UnitId heir = new UnitId(codeOf(target));
        boolean there = units.knows(heir);
        List<UnitId> ending = given.stream().filter(unit -> !unit.equals(heir)).toList();
        if (ending.size() < (there ? 1 : 2)) {
            throw new ProblemException(
                    IdentityProblem.ACT_INCOMPLETE, asked.kind().word());
        }
        List<Unit> old = ending.stream().map(this::unitOn).toList();
        Set<AreaId> theirs = new LinkedHashSet<>();
        if (target.areas() != null) {
            theirs.addAll(requireAreas(target));
        } else {
            old.forEach(unit -> theirs.addAll(unit.areas()));
        }
        if (there) {
            requireUnit(heir);
            Title title = target.title();
            units.change(heir, on, now -> {
                Set<AreaId> all = new LinkedHashSet<>(theirs);
                if (target.areas() == null) {
                    all.addAll(now.areas());
                }
                return new Unit(
                        now.id(),
                        title == null || title.zh().isBlank() ? now.title() : title,
                        now.kind(),
                        all,
                        now.memberOf(),
                        now.oneAdministrationWith(),
                        now.validFrom(),
                        now.validTo());
            });
        } else {
            units.add(newUnit(heir, target, old, theirs));
        }
        for (Unit unit : old) {
            endUnit(unit.id(), List.of(heir));
            unitChanges.add(new UnitChange(unit.id(), heir, AreaChange.Kind.MERGE, on, true));
            takers.add(new Taker(unit.id(), unit.title(), null, heir, unitTitle(heir)));
            movePosts(unit.id(), Map.of(), heir);
        }
        into.add(heir.value());
    }

    private void splitUnit(UnitId whole) {
        Unit old = unitOn(whole);
        List<UnitId> parts = new ArrayList<>();
        Map<PostId, UnitId> chosen = new HashMap<>();
        boolean stays = false;
        for (Target target : asked.to()) {
            UnitId part = new UnitId(codeOf(target));
            parts.add(part);
            target.posts().forEach(post -> chosen.put(post, part));
            Set<AreaId> theirs = target.areas() == null ? old.areas() : requireAreas(target);
            if (part.equals(whole)) {
                stays = true;
                Title title = target.title();
                units.change(
                        whole,
                        on,
                        now -> new Unit(
                                now.id(),
                                title == null || title.zh().isBlank() ? now.title() : title,
                                now.kind(),
                                theirs,
                                now.memberOf(),
                                now.oneAdministrationWith(),
                                now.validFrom(),
                                now.validTo()));
            } else if (units.knows(part)) {
                requireUnit(part);
                units.change(part, on, now -> {
                    Set<AreaId> all = new LinkedHashSet<>(now.areas());
                    all.addAll(theirs);
                    return withAreas(now, all);
                });
            } else {
                units.add(newUnit(part, target, List.of(old), theirs));
            }
        }
        if (!stays) {
            endUnit(whole, parts);
        }
        UnitId first = parts.getFirst();
        for (UnitId part : parts) {
            if (!part.equals(whole)) {
                unitChanges.add(new UnitChange(whole, part, AreaChange.Kind.SPLIT, on, part.equals(first)));
            }
            into.add(part.value());
        }
        for (PostId post : chosen.keySet()) {
            if (posts.on(post, on).filter(known -> known.unit().equals(whole)).isEmpty()) {
                throw new ProblemException(IdentityProblem.NO_POST, post.value());
            }
        }
        movePosts(whole, chosen, stays ? whole : first);
        roleTakers(old, parts, stays ? whole : first);
    }

    /** Each role's work goes where the post goes that gives it. */
    private void roleTakers(Unit old, List<UnitId> parts, UnitId rest) {
        for (Role role : Role.values()) {
            List<UnitId> having = parts.stream()
                    .filter(part -> posts.on(on).stream()
                            .anyMatch(post ->
                                    post.unit().equals(part) && post.roles().contains(role)))
                    .toList();
            UnitId taker = having.contains(rest) || having.isEmpty() ? rest : having.getFirst();
            if (!taker.equals(rest)) {
                takers.add(new Taker(old.id(), old.title(), role, taker, unitTitle(taker)));
            }
        }
        if (!rest.equals(old.id())) {
            takers.add(new Taker(old.id(), old.title(), null, rest, unitTitle(rest)));
        }
    }

    private void movePosts(UnitId from, Map<PostId, UnitId> chosen, UnitId rest) {
        for (Post post : posts.on(on)) {
            if (post.unit().equals(from)) {
                UnitId to = chosen.getOrDefault(post.id(), rest);
                if (!to.equals(from)) {
                    posts.change(
                            post.id(),
                            on,
                            now -> now.unit().equals(from)
                                    ? new Post(now.id(), now.title(), to, now.roles(), now.validFrom(), now.validTo())
                                    : now);
                    moves.add(new PostMove(post, from, to));
                }
            }
        }
    }

    /** Ends a unit; those that were in it, or one administration with it, are so with what comes after it. */
    private void endUnit(UnitId unit, List<UnitId> heirs) {
        units.end(unit, on);
        units.changeAll(on, now -> {
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
            return new Unit(
                    now.id(),
                    now.title(),
                    now.kind(),
                    now.areas(),
                    groups,
                    now.id().equals(next) ? null : next,
                    now.validFrom(),
                    now.validTo());
        });
    }

    private Unit newUnit(UnitId id, Target target, List<Unit> old, Set<AreaId> theirs) {
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
        String kind = target.kind();
        return new Unit(
                id,
                requireTitle(target),
                kind == null || kind.isBlank() ? old.getFirst().kind() : kind,
                theirs,
                groups,
                asked.kind() == Kind.MERGE && ones.size() == 1 ? ones.iterator().next() : null,
                on,
                LocalDate.MAX);
    }

    private void requireUnit(UnitId unit) {
        Unit there = units.on(unit, on).orElseThrow(() -> unknown(unit.value()));
        require(units.openFrom(unit, on), units.beganBefore(unit, on), there.title());
    }

    private Unit unitOn(UnitId unit) {
        return units.on(unit, on).orElseThrow(() -> unknown(unit.value()));
    }

    // ---- areas

    private void planAreas() {
        List<AreaId> from = asked.from().stream().map(AreaId::new).toList();
        from.forEach(this::requireArea);
        switch (asked.kind()) {
            case RENAME -> {
                Title title = requireTitle(asked.to().getFirst());
                String kind = asked.to().getFirst().kind();
                areas.change(
                        from.getFirst(),
                        on,
                        now -> new Area(
                                now.id(),
                                title,
                                kind == null || kind.isBlank() ? now.kind() : kind,
                                now.code(),
                                now.parent(),
                                now.validFrom(),
                                now.validTo()));
                into.add(from.getFirst().value());
            }
            case BOUNDARY -> boundArea(from.getFirst());
            case MERGE -> mergeAreas(from);
            case SPLIT -> splitArea(from.getFirst());
        }
    }

    private void boundArea(AreaId area) {
        Target target = asked.to().getFirst();
        AreaId parent = target.parent();
        if (parent != null) {
            requireAreaThen(parent);
            if (parent.equals(area)) {
                throw unknown(parent.value());
            }
        }
        String code = target.code();
        areas.change(
                area,
                on,
                now -> new Area(
                        now.id(),
                        now.title(),
                        now.kind(),
                        code == null || code.isBlank() ? now.code() : code,
                        parent == null ? now.parent() : parent,
                        now.validFrom(),
                        now.validTo()));
        into.add(area.value());
    }

    private void mergeAreas(List<AreaId> given) {
        Target target = asked.to().getFirst();
        AreaId heir = new AreaId(codeOf(target));
        boolean there = areas.knows(heir);
        List<AreaId> ending = given.stream().filter(area -> !area.equals(heir)).toList();
        if (ending.size() < (there ? 1 : 2)) {
            throw new ProblemException(
                    IdentityProblem.ACT_INCOMPLETE, asked.kind().word());
        }
        if (there) {
            requireArea(heir);
            Title title = target.title();
            if (title != null && !title.zh().isBlank()) {
                areas.change(
                        heir,
                        on,
                        now -> new Area(
                                now.id(), title, now.kind(), now.code(), now.parent(), now.validFrom(), now.validTo()));
            }
        } else {
            areas.add(newArea(heir, target, areaOn(ending.getFirst())));
        }
        for (AreaId area : ending) {
            endArea(area, List.of(heir), Map.of());
            areaChanges.add(new AreaChange(area, heir, AreaChange.Kind.MERGE, on));
        }
        into.add(heir.value());
    }

    private void splitArea(AreaId whole) {
        Area old = areaOn(whole);
        List<AreaId> parts = new ArrayList<>();
        Map<AreaId, AreaId> chosen = new HashMap<>();
        boolean stays = false;
        for (Target target : asked.to()) {
            AreaId part = new AreaId(codeOf(target));
            parts.add(part);
            List<AreaId> inside = target.areas();
            if (inside != null) {
                inside.forEach(child -> chosen.put(child, part));
            }
            if (part.equals(whole)) {
                stays = true;
            } else if (areas.knows(part)) {
                requireArea(part);
            } else {
                areas.add(newArea(part, target, old));
            }
        }
        if (stays) {
            placeChildren(whole, whole, chosen);
            shareArea(whole, parts);
        } else {
            endArea(whole, parts, chosen);
        }
        for (AreaId part : parts) {
            if (!part.equals(whole)) {
                areaChanges.add(new AreaChange(whole, part, AreaChange.Kind.SPLIT, on));
            }
            into.add(part.value());
        }
    }

    private void endArea(AreaId area, List<AreaId> heirs, Map<AreaId, AreaId> chosen) {
        areas.end(area, on);
        placeChildren(area, heirs.getFirst(), chosen);
        shareArea(area, heirs);
    }

    /** What lies in an area lies in what comes after it. */
    private void placeChildren(AreaId area, AreaId rest, Map<AreaId, AreaId> chosen) {
        areas.changeAll(
                on,
                now -> area.equals(now.parent())
                                && !chosen.getOrDefault(now.id(), rest).equals(now.id())
                        ? new Area(
                                now.id(),
                                now.title(),
                                now.kind(),
                                now.code(),
                                chosen.getOrDefault(now.id(), rest),
                                now.validFrom(),
                                now.validTo())
                        : now);
    }

    /** Whoever was responsible for an area is so for what comes after it. */
    private void shareArea(AreaId area, List<AreaId> heirs) {
        units.changeAll(on, now -> {
            if (!now.areas().contains(area)) {
                return now;
            }
            Set<AreaId> theirs = new LinkedHashSet<>(now.areas());
            theirs.remove(area);
            theirs.addAll(heirs);
            return withAreas(now, theirs);
        });
    }

    private Area newArea(AreaId id, Target target, Area old) {
        AreaId parent = target.parent();
        if (parent != null) {
            requireAreaThen(parent);
        }
        String kind = target.kind();
        String code = target.code();
        return new Area(
                id,
                requireTitle(target),
                kind == null || kind.isBlank() ? old.kind() : kind,
                code == null || code.isBlank() ? null : code,
                parent == null ? old.parent() : parent,
                on,
                LocalDate.MAX);
    }

    private void requireArea(AreaId area) {
        Area there = areas.on(area, on).orElseThrow(() -> unknown(area.value()));
        require(areas.openFrom(area, on), areas.beganBefore(area, on), there.title());
    }

    private Area areaOn(AreaId area) {
        return areas.on(area, on).orElseThrow(() -> unknown(area.value()));
    }

    // ---- both

    private void require(boolean open, boolean began, Title title) {
        boolean past = asked.kind() == Kind.RENAME || asked.kind() == Kind.BOUNDARY || began;
        if (!open || !past) {
            throw new ProblemException(IdentityProblem.LATER_CHANGE, title.zh(), on.toString());
        }
    }

    private ProblemException unknown(String code) {
        return new ProblemException(
                asked.subject() == Subject.UNIT ? IdentityProblem.NO_UNIT_THEN : IdentityProblem.NO_AREA_THEN,
                code,
                on.toString());
    }

    private String codeOf(Target target) {
        String given = target.id();
        if (given == null || given.isBlank()) {
            return asked.subject().word() + "-" + newCode.get();
        }
        if (!CODE.matcher(given).matches()) {
            throw new ProblemException(IdentityProblem.CODE_FORM, given);
        }
        return given;
    }

    private static Title requireTitle(Target target) {
        Title title = target.title();
        if (title == null || title.zh().isBlank()) {
            throw new ProblemException(IdentityProblem.TITLE_MISSING);
        }
        String english = title.en();
        return Title.of(title.zh().strip(), english == null || english.isBlank() ? null : english.strip());
    }

    private Set<AreaId> requireAreas(Target target) {
        Collection<AreaId> given = Objects.requireNonNullElse(target.areas(), List.of());
        for (AreaId area : given) {
            requireAreaThen(area);
        }
        return given.stream().collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void requireAreaThen(AreaId area) {
        if (areas.on(area, on).isEmpty()) {
            throw new ProblemException(IdentityProblem.NO_AREA_THEN, area.value(), on.toString());
        }
    }

    private static Unit withAreas(Unit unit, Set<AreaId> areas) {
        return new Unit(
                unit.id(),
                unit.title(),
                unit.kind(),
                areas,
                unit.memberOf(),
                unit.oneAdministrationWith(),
                unit.validFrom(),
                unit.validTo());
    }

    private static Unit with(Unit unit, LocalDate from, LocalDate to) {
        return new Unit(
                unit.id(),
                unit.title(),
                unit.kind(),
                unit.areas(),
                unit.memberOf(),
                unit.oneAdministrationWith(),
                from,
                to);
    }
}
