package io.qingyuan.identity.internal;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Area;
import io.qingyuan.identity.AreaChange;
import io.qingyuan.identity.AreaId;
import io.qingyuan.identity.Journal;
import io.qingyuan.identity.Organisation;
import io.qingyuan.identity.Post;
import io.qingyuan.identity.PostId;
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
    private final Journal journal;
    private final Clock clock;

    OrganisationService(JdbcOrganisation stored, JdbcOrganisationVersions versions, Journal journal, Clock clock) {
        this.stored = stored;
        this.versions = versions;
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
    public boolean within(AreaId inner, AreaId outer) {
        return stored.within(inner, outer);
    }

    @Override
    public Set<UnitId> unitsIn(Set<AreaId> areas) {
        return stored.unitsIn(areas, Zone.dayOf(clock.instant()));
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

        int changed = replace(
                stored.areas(at),
                areas,
                Area::id,
                Area::validTo,
                (area, end) -> new Area(
                        area.id(), area.title(), area.kind(), area.code(), area.parent(), area.validFrom(), end),
                id -> versions.supersede(id, moment),
                area -> versions.insert(area, moment),
                today);
        changed += replaceChanges(changes, moment);
        changed += replace(
                stored.units(at),
                units,
                Unit::id,
                Unit::validTo,
                (unit, end) -> new Unit(
                        unit.id(),
                        unit.title(),
                        unit.kind(),
                        unit.areas(),
                        unit.memberOf(),
                        unit.oneAdministrationWith(),
                        unit.validFrom(),
                        end),
                id -> versions.supersede(id, moment),
                unit -> versions.insert(unit, moment),
                today);
        changed += replace(
                stored.posts(at),
                posts,
                Post::id,
                Post::validTo,
                (post, end) -> new Post(post.id(), post.title(), post.unit(), post.roles(), post.validFrom(), end),
                id -> versions.supersede(id, moment),
                post -> versions.insert(post, moment),
                today);
        if (changed > 0) {
            journal.record(by, "load", "identity.organisation", "organisation", Map.of("changed", changed));
        }
        return changed;
    }

    private int replaceChanges(List<AreaChange> given, OffsetDateTime moment) {
        Set<AreaChange> present = new HashSet<>(stored.areaChanges(moment.toInstant()));
        Set<AreaChange> wanted = new HashSet<>(given);
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

    /** Gives entries whose versions differ new ones; entries that are absent end today. */
    private static <I, T> int replace(
            List<T> present,
            List<T> given,
            Function<T, I> id,
            Function<T, LocalDate> end,
            BiFunction<T, LocalDate, T> ending,
            Consumer<I> supersede,
            Consumer<T> insert,
            LocalDate today) {
        Map<I, List<T>> before = grouped(present, id);
        Map<I, List<T>> after = grouped(given, id);
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

    private static <I, T> Map<I, List<T>> grouped(List<T> values, Function<T, I> id) {
        Map<I, List<T>> groups = new LinkedHashMap<>();
        for (T value : values) {
            groups.computeIfAbsent(id.apply(value), _ -> new ArrayList<>()).add(value);
        }
        return groups;
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
