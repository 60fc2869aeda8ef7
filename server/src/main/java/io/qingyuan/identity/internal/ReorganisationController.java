package io.qingyuan.identity.internal;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Area;
import io.qingyuan.identity.AreaChange;
import io.qingyuan.identity.AreaId;
import io.qingyuan.identity.Followed;
import io.qingyuan.identity.IdentityProblem;
import io.qingyuan.identity.Lineage;
import io.qingyuan.identity.Organisation;
import io.qingyuan.identity.Permit;
import io.qingyuan.identity.PostId;
import io.qingyuan.identity.Title;
import io.qingyuan.identity.Unit;
import io.qingyuan.identity.UnitChange;
import io.qingyuan.identity.UnitId;
import io.qingyuan.identity.Verb;
import io.qingyuan.identity.internal.JdbcReorganisations.Recorded;
import io.qingyuan.identity.internal.Reorganisation.Kind;
import io.qingyuan.identity.internal.Reorganisation.Subject;
import io.qingyuan.identity.internal.Reorganisation.Target;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.time.AsOf;
import io.qingyuan.time.Zone;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Units and areas over time: all of them with what became of them, and what the office does to them. */
@RestController
@RequestMapping("/api/identity")
class ReorganisationController {

    private static final int MOST = 500;

    private final ReorganisationService service;
    private final JdbcOrganisation stored;
    private final JdbcReorganisations acts;
    private final Organisation organisation;
    private final Clock clock;

    ReorganisationController(
            ReorganisationService service,
            JdbcOrganisation stored,
            JdbcReorganisations acts,
            Organisation organisation,
            Clock clock) {
        this.service = service;
        this.stored = stored;
        this.acts = acts;
        this.organisation = organisation;
        this.clock = clock;
    }

    /** A unit or an area by its code and name. */
    record Named(String id, Title title) {}

    /**
     * A unit or area with what came before and after it.
     *
     * @param areas of a unit where it is responsible
     * @param parent of an area what it lies in
     * @param from absent for as far back as facts reach
     * @param to absent where it is still there
     * @param before what it came of
     * @param after what became of it
     */
    record StructureView(
            String id,
            Title title,
            String kind,
            List<Named> areas,
            @Nullable String parent,
            @Nullable String code,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            boolean current,
            int posts,
            List<Named> before,
            List<Named> after) {}

    record StructuresView(List<StructureView> units, List<StructureView> areas) {}

    /** What it was for some days. */
    record VersionView(
            Title title,
            String kind,
            List<Named> areas,
            @Nullable Named parent,
            @Nullable String code,
            List<Named> memberOf,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    record LineageView(Named from, Named to, AreaChange.Kind kind, LocalDate on) {}

    record ReorganisationView(
            UUID id,
            Subject subject,
            Kind kind,
            List<Named> from,
            List<Named> to,
            LocalDate on,
            String reason,
            @Nullable String document,
            List<Followed> followed,
            String actor,
            Instant recordedAt) {}

    record HistoryView(
            Named subject, List<VersionView> versions, List<LineageView> lineage, List<ReorganisationView> acts) {}

    /** What is to become of something; see the record's namesake in the server's model. */
    record TargetRequest(
            @Nullable String id,
            @Nullable String titleZh,
            @Nullable String titleEn,
            @Nullable String kind,
            @Nullable List<String> areas,
            @Nullable String parent,
            @Nullable String code,
            @Nullable List<String> posts) {

        Target target() {
            return new Target(
                    id == null || id.isBlank() ? null : id.strip(),
                    titleZh == null ? null : Title.of(titleZh, titleEn),
                    kind == null || kind.isBlank() ? null : kind.strip(),
                    areas == null ? null : areas.stream().map(AreaId::new).toList(),
                    parent == null || parent.isBlank() ? null : new AreaId(parent),
                    code == null || code.isBlank() ? null : code.strip(),
                    posts == null ? List.of() : posts.stream().map(PostId::new).toList());
        }
    }

    /**
     * A reorganisation to be done.
     *
     * @param on left out today
     */
    record ReorganisationRequest(
            Subject subject,
            Kind kind,
            List<String> from,
            List<TargetRequest> to,
            @Nullable LocalDate on,
            @Nullable String reason,
            @Nullable String document) {}

    record PostMoveView(PostId post, Title title, Named from, Named to) {}

    /**
     * What a reorganisation would do.
     *
     * @param ending what there is no longer then
     * @param founded what is new then
     * @param changed what goes on in another way
     */
    record ImpactView(
            List<Named> ending,
            List<Named> founded,
            List<Named> changed,
            List<PostMoveView> posts,
            List<Followed> followed) {}

    record ReorganisationDone(UUID id) {}

    /** All units and areas there ever were, with what became of them. */
    @GetMapping("/structure")
    @Permit(kind = ReorganisationService.KIND, verb = Verb.READ)
    StructuresView structure(AsOf asOf) {
        LocalDate day = Zone.dayOf(asOf.at());
        Lineage<UnitId> units = organisation.unitLineage(asOf);
        Lineage<AreaId> areas = organisation.areaLineage(asOf);
        var posts = organisation.posts(asOf).values();
        List<Unit> all = stored.units(asOf.at());
        return new StructuresView(
                latest(all, Unit::id, Unit::validFrom, day).stream()
                        .map(unit -> new StructureView(
                                unit.id().value(),
                                unit.title(),
                                unit.kind(),
                                named(unit.areas(), areas, AreaId::value),
                                null,
                                null,
                                shown(first(all, unit)),
                                shown(unit.validTo()),
                                units.exists(unit.id(), day),
                                (int) posts.stream()
                                        .filter(post -> post.unit().equals(unit.id()))
                                        .count(),
                                named(units.before(unit.id()), Lineage.Step::from, units, UnitId::value),
                                named(units.after(unit.id()), Lineage.Step::to, units, UnitId::value)))
                        .toList(),
                latest(stored.areas(asOf.at()), Area::id, Area::validFrom, day).stream()
                        .map(area -> {
                            AreaId parent = area.parent();
                            return new StructureView(
                                    area.id().value(),
                                    area.title(),
                                    area.kind(),
                                    List.of(),
                                    parent == null ? null : parent.value(),
                                    area.code(),
                                    shown(area.validFrom()),
                                    shown(area.validTo()),
                                    areas.exists(area.id(), day),
                                    0,
                                    named(areas.before(area.id()), Lineage.Step::from, areas, AreaId::value),
                                    named(areas.after(area.id()), Lineage.Step::to, areas, AreaId::value));
                        })
                        .toList());
    }

    /** One unit's names, areas and groups over time, its lineage and what was done to it. */
    @GetMapping("/units/{id}/history")
    @Permit(kind = ReorganisationService.KIND, verb = Verb.READ)
    HistoryView unitHistory(@PathVariable String id, AsOf asOf) {
        Lineage<UnitId> units = organisation.unitLineage(asOf);
        Lineage<AreaId> areas = organisation.areaLineage(asOf);
        UnitId unit = new UnitId(id);
        Title title = units.title(unit).orElseThrow(() -> new ProblemException(IdentityProblem.NO_UNIT, id));
        List<VersionView> versions = stored.units(asOf.at()).stream()
                .filter(version -> version.id().equals(unit))
                .map(version -> new VersionView(
                        version.title(),
                        version.kind(),
                        named(version.areas(), areas, AreaId::value),
                        null,
                        null,
                        named(version.memberOf(), units, UnitId::value),
                        shown(version.validFrom()),
                        shown(version.validTo())))
                .toList();
        List<LineageView> lineage = acts.unitChanges(asOf.at()).stream()
                .filter(change -> change.from().equals(unit) || change.to().equals(unit))
                .map(change -> lineage(change, units))
                .toList();
        return new HistoryView(
                new Named(id, title), versions, lineage, acts(acts.list(Subject.UNIT, id, asOf.at(), MOST), asOf));
    }

    @GetMapping("/areas/{id}/history")
    @Permit(kind = ReorganisationService.KIND, verb = Verb.READ)
    HistoryView areaHistory(@PathVariable String id, AsOf asOf) {
        Lineage<AreaId> areas = organisation.areaLineage(asOf);
        AreaId area = new AreaId(id);
        Title title = areas.title(area).orElseThrow(() -> new ProblemException(IdentityProblem.NO_AREA, id));
        List<VersionView> versions = stored.areas(asOf.at()).stream()
                .filter(version -> version.id().equals(area))
                .map(version -> {
                    AreaId parent = version.parent();
                    return new VersionView(
                            version.title(),
                            version.kind(),
                            List.of(),
                            parent == null ? null : name(parent, areas, AreaId::value),
                            version.code(),
                            List.of(),
                            shown(version.validFrom()),
                            shown(version.validTo()));
                })
                .toList();
        List<LineageView> lineage = stored.areaChanges(asOf.at()).stream()
                .filter(change -> change.from().equals(area) || change.to().equals(area))
                .map(change -> new LineageView(
                        name(change.from(), areas, AreaId::value),
                        name(change.to(), areas, AreaId::value),
                        change.kind(),
                        change.on()))
                .toList();
        return new HistoryView(
                new Named(id, title), versions, lineage, acts(acts.list(Subject.AREA, id, asOf.at(), MOST), asOf));
    }

    /** What was done, the latest first. */
    @GetMapping("/reorganisations")
    @Permit(kind = ReorganisationService.KIND, verb = Verb.READ)
    List<ReorganisationView> reorganisations(AsOf asOf) {
        return acts(acts.list(null, null, asOf.at(), MOST), asOf);
    }

    /** What a reorganisation would do; does nothing. */
    @PostMapping("/reorganisations/preview")
    @Permit(kind = ReorganisationService.KIND, verb = Verb.MANAGE)
    ImpactView preview(Actor actor, @RequestBody ReorganisationRequest request) {
        Reorganisation asked = asked(request);
        ReorganisationService.Impact impact = service.impact(actor, asked);
        ReorganisationPlan plan = impact.plan();
        Lineage<UnitId> units = organisation.unitLineage(AsOf.at(clock.instant()));
        Lineage<AreaId> areas = organisation.areaLineage(AsOf.at(clock.instant()));
        List<Named> ending = new ArrayList<>();
        List<Named> founded = new ArrayList<>();
        List<Named> changed = new ArrayList<>();
        plan.areas().forEach((area, versions) -> {
            boolean there =
                    versions.stream().anyMatch(version -> version.validTo().isAfter(asked.on()));
            Named named = new Named(area.value(), versions.getLast().title());
            (!there ? ending : areas.title(area).isEmpty() ? founded : changed).add(named);
        });
        plan.units().forEach((unit, versions) -> {
            boolean there =
                    versions.stream().anyMatch(version -> version.validTo().isAfter(asked.on()));
            Named named = new Named(unit.value(), versions.getLast().title());
            (!there ? ending : units.title(unit).isEmpty() ? founded : changed).add(named);
        });
        return new ImpactView(
                ending,
                founded,
                changed,
                plan.moves().stream()
                        .map(move -> new PostMoveView(
                                move.post().id(),
                                move.post().title(),
                                new Named(move.from().value(), plan.unitTitle(move.from())),
                                new Named(move.to().value(), plan.unitTitle(move.to()))))
                        .toList(),
                impact.followed());
    }

    /** Does it; refused as a whole where anything is wrong. */
    @PostMapping("/reorganisations")
    @ResponseStatus(HttpStatus.CREATED)
    @Permit(kind = ReorganisationService.KIND, verb = Verb.MANAGE)
    ReorganisationDone reorganise(Actor actor, @RequestBody ReorganisationRequest request) {
        return new ReorganisationDone(service.reorganise(actor, asked(request)));
    }

    private Reorganisation asked(ReorganisationRequest request) {
        String document = request.document();
        return new Reorganisation(
                request.subject(),
                request.kind(),
                request.from(),
                request.to().stream().map(TargetRequest::target).toList(),
                Objects.requireNonNullElseGet(request.on(), () -> Zone.dayOf(clock.instant())),
                Objects.requireNonNullElse(request.reason(), ""),
                document == null || document.isBlank() ? null : document.strip());
    }

    private List<ReorganisationView> acts(List<Recorded> recorded, AsOf asOf) {
        Lineage<UnitId> units = organisation.unitLineage(asOf);
        Lineage<AreaId> areas = organisation.areaLineage(asOf);
        return recorded.stream()
                .map(act -> {
                    Function<String, Named> name = act.subject() == Subject.UNIT
                            ? id -> name(new UnitId(id), units, UnitId::value)
                            : id -> name(new AreaId(id), areas, AreaId::value);
                    return new ReorganisationView(
                            act.id(),
                            act.subject(),
                            act.kind(),
                            act.from().stream().map(name).toList(),
                            act.to().stream().map(name).toList(),
                            act.on(),
                            act.reason(),
                            act.document(),
                            act.followed(),
                            act.actor(),
                            act.recordedAt());
                })
                .toList();
    }

    private static LineageView lineage(UnitChange change, Lineage<UnitId> units) {
        return new LineageView(
                name(change.from(), units, UnitId::value),
                name(change.to(), units, UnitId::value),
                change.kind(),
                change.on());
    }

    /** Of each the version of the day, or the last there was. */
    private static <I, T> List<T> latest(
            List<T> versions, Function<T, I> id, Function<T, LocalDate> from, LocalDate day) {
        Map<I, T> latest = new LinkedHashMap<>();
        for (T version : versions) {
            if (!from.apply(version).isAfter(day)) {
                latest.put(id.apply(version), version);
            }
        }
        return List.copyOf(latest.values());
    }

    private static LocalDate first(List<Unit> versions, Unit unit) {
        return versions.stream()
                .filter(version -> version.id().equals(unit.id()))
                .map(Unit::validFrom)
                .min(LocalDate::compareTo)
                .orElse(LocalDate.MIN);
    }

    private static <I> Named name(I id, Lineage<I> lineage, Function<I, String> code) {
        return new Named(code.apply(id), lineage.title(id).orElse(Title.of(code.apply(id), null)));
    }

    private static <I> List<Named> named(Set<I> ids, Lineage<I> lineage, Function<I, String> code) {
        return ids.stream()
                .map(id -> name(id, lineage, code))
                .sorted((one, other) -> one.id().compareTo(other.id()))
                .toList();
    }

    private static <I> List<Named> named(
            List<Lineage.Step<I>> steps,
            Function<Lineage.Step<I>, I> side,
            Lineage<I> lineage,
            Function<I, String> code) {
        Stream<I> ids = steps.stream().map(side).distinct();
        return ids.map(id -> name(id, lineage, code)).toList();
    }

    private static @Nullable LocalDate shown(LocalDate day) {
        return day.equals(LocalDate.MIN) || day.equals(LocalDate.MAX) ? null : day;
    }
}
