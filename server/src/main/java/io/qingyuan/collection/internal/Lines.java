package io.qingyuan.collection.internal;

import io.qingyuan.identity.Lineage;
import io.qingyuan.identity.Organisation;
import io.qingyuan.identity.Post;
import io.qingyuan.identity.Role;
import io.qingyuan.identity.UnitId;
import io.qingyuan.statistics.Element;
import io.qingyuan.statistics.ElementCode;
import io.qingyuan.statistics.Extent;
import io.qingyuan.statistics.FigureKey;
import io.qingyuan.statistics.Period;
import io.qingyuan.statistics.Statistics;
import io.qingyuan.time.AsOf;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Which figures a round asks of which unit: its shares of each unit that has an officer, everything else of the owner. */
@Component
class Lines {

    private final Statistics statistics;
    private final Organisation organisation;

    Lines(Statistics statistics, Organisation organisation) {
        this.statistics = statistics;
        this.organisation = organisation;
    }

    /** The lines of all units, in the order of the form. */
    Map<UnitId, List<Line>> of(Schedule schedule, Period period, AsOf asOf) {
        Set<UnitId> withOfficer = unitsWith(Role.DATA_OFFICER, asOf);
        Lineage<UnitId> lineage = organisation.unitLineage(asOf);
        Map<ElementCode, Element> elements = new HashMap<>();
        statistics.elements(asOf).forEach(element -> elements.put(element.code(), element));
        Map<ElementCode, List<Extent>> extents = statistics.extents(period, asOf);
        Map<UnitId, List<Line>> lines =
                new TreeMap<>((one, other) -> one.value().compareTo(other.value()));
        for (ElementCode code : schedule.elements()) {
            Element element = elements.get(code);
            if (element == null) {
                continue;
            }
            UnitId owner = answering(element.owner(), withOfficer, lineage).orElse(element.owner());
            for (Extent extent : extents.getOrDefault(code, List.of())) {
                UnitId unit = extent instanceof Extent.OfUnit(UnitId of)
                        ? answering(of, withOfficer, lineage).orElse(owner)
                        : owner;
                lines.computeIfAbsent(unit, _ -> new ArrayList<>())
                        .add(new Line(element, new FigureKey(code, extent, period)));
            }
        }
        return lines;
    }

    /** The unit itself where it has an officer, or what does its work since it ended. */
    private static Optional<UnitId> answering(UnitId unit, Set<UnitId> withOfficer, Lineage<UnitId> lineage) {
        if (withOfficer.contains(unit)) {
            return Optional.of(unit);
        }
        return lineage.ended(unit)
                ? lineage.heirs(unit).stream().filter(withOfficer::contains).findFirst()
                : Optional.empty();
    }

    Map<UnitId, List<Line>> of(Round round, Schedule schedule) {
        return of(schedule, round.period(), AsOf.at(round.openedAt()));
    }

    List<Line> of(Round round, Schedule schedule, UnitId unit) {
        return of(round, schedule).getOrDefault(unit, List.of());
    }

    /** The levels a unit's form passes: those for which somebody in the unit answers, and the office's. */
    List<Level> levels(Schedule schedule, UnitId unit, AsOf asOf) {
        List<Post> posts = organisation.posts(asOf).values().stream()
                .filter(post -> post.unit().equals(unit))
                .toList();
        return schedule.levels().stream()
                .filter(level -> level == Level.OFFICE
                        || posts.stream().anyMatch(post -> post.roles().contains(level.role())))
                .toList();
    }

    private Set<UnitId> unitsWith(Role role, AsOf asOf) {
        return organisation.posts(asOf).values().stream()
                .filter(post -> post.roles().contains(role))
                .map(Post::unit)
                .collect(Collectors.toSet());
    }
}
