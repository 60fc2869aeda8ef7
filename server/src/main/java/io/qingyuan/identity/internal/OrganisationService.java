package io.qingyuan.identity.internal;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Area;
import io.qingyuan.identity.AreaChange;
import io.qingyuan.identity.AreaId;
import io.qingyuan.identity.Journal;
import io.qingyuan.identity.Lineage;
import io.qingyuan.identity.Organisation;
import io.qingyuan.identity.Post;
import io.qingyuan.identity.PostId;
import io.qingyuan.identity.Title;
import io.qingyuan.identity.Unit;
import io.qingyuan.identity.UnitId;
import io.qingyuan.time.AsOf;
import io.qingyuan.time.Zone;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class OrganisationService implements Organisation {

    private final JdbcOrganisation stored;
    private final JdbcOrganisationVersions versions;
    private final JdbcReorganisations acts;
    private final Journal journal;
    private final Clock clock;

    OrganisationService(
            JdbcOrganisation stored,
            JdbcOrganisationVersions versions,
            JdbcReorganisations acts,
            Journal journal,
            Clock clock) {
        this.stored = stored;
        this.versions = versions;
        this.acts = acts;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public Map<AreaId, Area> areas(AsOf asOf) {
        return on(asOf, stored.areas(asOf.at()), Area::id, Area::validFrom, Area::validTo);
    }

    @Override
    public Map<UnitId, Unit> units(AsOf asOf) {
        return on(asOf, stored.units(asOf.at()), Unit::id, Unit::validFrom, Unit::validTo);
    }

    @Override
    public Map<PostId, Post> posts(AsOf asOf) {
        return on(asOf, stored.posts(asOf.at()), Post::id, Post::validFrom, Post::validTo);
    }

    @Override
    public List<AreaChange> areaChanges(AsOf asOf) {
        return stored.areaChanges(asOf.at());
    }

    @Override
    public Lineage<UnitId> unitLineage(AsOf asOf) {
        return new Lineage<>(
                Zone.dayOf(asOf.at()),
                stored.units(asOf.at()).stream()
                        .map(unit -> new Lineage.Span<>(unit.id(), unit.title(), unit.validFrom(), unit.validTo()))
                        .toList(),
                acts.unitChanges(asOf.at()).stream()
                        .map(change -> new Lineage.Step<>(change.from(), change.to(), change.on(), change.main()))
                        .toList());
    }

    @Override
    public Lineage<AreaId> areaLineage(AsOf asOf) {
        return new Lineage<>(
                Zone.dayOf(asOf.at()),
                stored.areas(asOf.at()).stream()
                        .map(area -> new Lineage.Span<>(area.id(), area.title(), area.validFrom(), area.validTo()))
                        .toList(),
                stored.areaChanges(asOf.at()).stream()
                        .map(change -> new Lineage.Step<>(change.from(), change.to(), change.on(), true))
                        .toList());
    }

    @Override
    public boolean within(AreaId inner, AreaId outer) {
        return stored.within(inner, outer);
    }

    @Override
    public Set<UnitId> unitsIn(Set<AreaId> areas) {
        return stored.unitsIn(areas, Zone.dayOf(clock.instant()));
    }

    @Override
    public List<Title> keptFrom(List<Area> areas, List<Unit> units, List<Post> posts) {
        Instant at = clock.instant();
        List<Title> kept = new ArrayList<>();
        areaTable(at).kept(areas, acts.touched("area")).forEach(area -> kept.add(area.title()));
        unitTable(at).kept(units, acts.touched("unit")).forEach(unit -> kept.add(unit.title()));
        postTable(at).kept(posts, acts.touched("post")).forEach(post -> kept.add(post.title()));
        return kept;
    }

    @Override
    @Transactional
    public int load(Actor by, List<Area> areas, List<AreaChange> changes, List<Unit> units, List<Post> posts) {
        OffsetDateTime moment = versions.lock();
        Instant at = moment.toInstant();
        areas.forEach(area -> versions.know("area", area.id().value()));
        units.forEach(unit -> versions.know("unit", unit.id().value()));
        posts.forEach(post -> versions.know("post", post.id().value()));
        LocalDate today = Zone.dayOf(at);

        int changed = areaTable(at)
                .replace(
                        areas,
                        acts.touched("area"),
                        id -> versions.supersede(id, moment),
                        area -> versions.insert(area, moment),
                        today);
        changed += replaceChanges(changes, moment);
        changed += unitTable(at)
                .replace(
                        units,
                        acts.touched("unit"),
                        id -> versions.supersede(id, moment),
                        unit -> versions.insert(unit, moment),
                        today);
        changed += postTable(at)
                .replace(
                        posts,
                        acts.touched("post"),
                        id -> versions.supersede(id, moment),
                        post -> versions.insert(post, moment),
                        today);
        if (changed > 0) {
            journal.record(by, "load", "identity.organisation", "organisation", Map.of("changed", changed));
        }
        return changed;
    }

    private int replaceChanges(List<AreaChange> given, OffsetDateTime moment) {
        Set<AreaChange> present = new HashSet<>(stored.areaChangesOfPacks(moment.toInstant()));
        Set<AreaChange> wanted = new HashSet<>(given);
        Set<AreaChange> byPeople = new HashSet<>(stored.areaChanges(moment.toInstant()));
        byPeople.removeAll(present);
        wanted.removeAll(byPeople);
        int count = 0;
        for (AreaChange change : present) {
            if (!wanted.contains(change)) {
                versions.supersede(change, moment);
                count++;
            }
        }
        for (AreaChange change : wanted) {
            if (!present.contains(change)) {
                versions.insert(change, moment);
                count++;
            }
        }
        return count;
    }

    private Table<AreaId, Area> areaTable(Instant at) {
        return new Table<>(
                stored.areas(at),
                Area::id,
                area -> area.id().value(),
                Area::validTo,
                (area, end) -> new Area(
                        area.id(), area.title(), area.kind(), area.code(), area.parent(), area.validFrom(), end));
    }

    private Table<UnitId, Unit> unitTable(Instant at) {
        return new Table<>(
                stored.units(at),
                Unit::id,
                unit -> unit.id().value(),
                Unit::validTo,
                (unit, end) -> new Unit(
                        unit.id(),
                        unit.title(),
                        unit.kind(),
                        unit.areas(),
                        unit.memberOf(),
                        unit.oneAdministrationWith(),
                        unit.validFrom(),
                        end));
    }

    private Table<PostId, Post> postTable(Instant at) {
        return new Table<>(
                stored.posts(at),
                Post::id,
                post -> post.id().value(),
                Post::validTo,
                (post, end) -> new Post(post.id(), post.title(), post.unit(), post.roles(), post.validFrom(), end));
    }

    /** What is recorded of one kind of entry, to be made equal to what is given. */
    private record Table<I, T>(
            List<T> present,
            Function<T, I> id,
            Function<T, String> code,
            Function<T, LocalDate> end,
            BiFunction<T, LocalDate, T> ending) {

        /** Gives entries whose versions differ new ones; entries that are absent end today. */
        int replace(List<T> given, Set<String> byPeople, Consumer<I> supersede, Consumer<T> insert, LocalDate today) {
            Map<I, List<T>> before = grouped(without(present, byPeople));
            Map<I, List<T>> after = grouped(without(given, byPeople));
            int count = 0;
            for (Map.Entry<I, List<T>> entry : after.entrySet()) {
                List<T> old = before.getOrDefault(entry.getKey(), List.of());
                if (!new HashSet<>(old).equals(new HashSet<>(entry.getValue()))) {
                    supersede.accept(entry.getKey());
                    entry.getValue().forEach(insert);
                    count++;
                }
            }
            for (Map.Entry<I, List<T>> entry : before.entrySet()) {
                boolean open = entry.getValue().stream()
                        .anyMatch(version -> end.apply(version).isAfter(today));
                if (!after.containsKey(entry.getKey()) && open) {
                    supersede.accept(entry.getKey());
                    for (T version : entry.getValue()) {
                        insert.accept(end.apply(version).isAfter(today) ? ending.apply(version, today) : version);
                    }
                    count++;
                }
            }
            return count;
        }

        /** Entries given in another way than people left them, each once, as they stay. */
        List<T> kept(List<T> given, Set<String> byPeople) {
            Map<I, List<T>> before = grouped(present);
            List<T> kept = new ArrayList<>();
            grouped(given).forEach((which, versions) -> {
                List<T> old = before.getOrDefault(which, List.of());
                boolean touched = byPeople.contains(code.apply(versions.getFirst()));
                if (touched && !old.isEmpty() && !new HashSet<>(old).equals(new HashSet<>(versions))) {
                    kept.add(old.getLast());
                }
            });
            return kept;
        }

        private List<T> without(List<T> all, Set<String> byPeople) {
            return all.stream()
                    .filter(each -> !byPeople.contains(code.apply(each)))
                    .toList();
        }

        private Map<I, List<T>> grouped(List<T> values) {
            Map<I, List<T>> groups = new LinkedHashMap<>();
            for (T value : values) {
                groups.computeIfAbsent(id.apply(value), _ -> new ArrayList<>()).add(value);
            }
            return groups;
        }
    }

    private static <I, T> Map<I, T> on(
            AsOf asOf, List<T> versions, Function<T, I> id, Function<T, LocalDate> from, Function<T, LocalDate> to) {
        LocalDate day = Zone.dayOf(asOf.at());
        Map<I, T> there = new LinkedHashMap<>();
        for (T version : versions) {
            if (!day.isBefore(from.apply(version)) && day.isBefore(to.apply(version))) {
                there.put(id.apply(version), version);
            }
        }
        return there;
    }
}
