package io.qingyuan.plan.internal.unit;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Area;
import io.qingyuan.identity.AreaId;
import io.qingyuan.identity.Lineage;
import io.qingyuan.identity.Organisation;
import io.qingyuan.identity.Policy;
import io.qingyuan.identity.Thing;
import io.qingyuan.identity.Unit;
import io.qingyuan.identity.UnitId;
import io.qingyuan.identity.Verb;
import io.qingyuan.time.AsOf;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Who answers for a duty. A group such as 各区镇 answers through its members, and two names of one administration are the
 * same unit.
 */
@Component
public class Answering {

    private static final Set<String> LOCAL = Set.of("town", "sub-district", "zone");

    private final Organisation organisation;
    private final Policy policy;

    Answering(Organisation organisation, Policy policy) {
        this.organisation = organisation;
        this.policy = policy;
    }

    /** The units known at a time. */
    public Directory directory(AsOf asOf) {
        return new Directory(
                organisation.units(asOf), organisation.unitLineage(asOf), organisation.areas(asOf), organisation);
    }

    /**
     * The unit for which the actor does this: the first of the units, or of those behind them, that the policy allows.
     *
     * @throws io.qingyuan.problem.ProblemException where it allows none
     */
    public UnitId require(Actor actor, Verb verb, Thing thing, Collection<String> units, AsOf asOf) {
        List<UnitId> behind = new ArrayList<>(directory(asOf).behind(units));
        for (UnitId unit : behind) {
            if (policy.allows(actor, verb, thing.unit(unit))) {
                return actor.units().contains(unit)
                        ? unit
                        : actor.units().stream().findFirst().orElse(unit);
            }
        }
        Thing asked = behind.isEmpty() ? thing : thing.unit(behind.getFirst());
        policy.require(actor, verb, asked);
        return actor.units().stream().findFirst().orElseThrow();
    }

    /** The units known at a time, with their groups. */
    public static final class Directory {

        private final Map<UnitId, Unit> units;
        private final Lineage<UnitId> lineage;
        private final Map<AreaId, Area> areas;
        private final Organisation organisation;

        private Directory(
                Map<UnitId, Unit> units, Lineage<UnitId> lineage, Map<AreaId, Area> areas, Organisation organisation) {
            this.units = units;
            this.lineage = lineage;
            this.areas = areas;
            this.organisation = organisation;
        }

        public boolean knows(String unit) {
            return units.containsKey(new UnitId(unit));
        }

        /** A unit by its name; one that ended by its last. */
        public UnitView view(String id) {
            return lineage.title(new UnitId(id))
                    .map(title -> new UnitView(id, title.zh(), title.en()))
                    .orElse(new UnitView(id, id, null));
        }

        /** The units themselves, whoever does the work of those that ended, the members of groups, and their other names. */
        public Set<UnitId> behind(Collection<String> named) {
            Set<UnitId> behind = new LinkedHashSet<>();
            for (String each : named) {
                UnitId id = new UnitId(each);
                if (lineage.ended(id)) {
                    lineage.heirs(id).forEach(heir -> addWithOtherName(behind, heir));
                }
                addWithOtherName(behind, id);
                units.values().stream()
                        .filter(unit -> unit.memberOf().contains(id))
                        .forEach(unit -> addWithOtherName(behind, unit.id()));
            }
            return behind;
        }

        /** Whether a unit answers where these are named. */
        public boolean answers(String unit, Collection<String> named) {
            return behind(named).contains(new UnitId(unit));
        }

        /** The units responsible for an area. */
        public Set<UnitId> unitsIn(String area) {
            return organisation.unitsIn(Set.of(new AreaId(area)));
        }

        /** The areas below the district that one of the units is responsible for. */
        public List<UnitView> townsOf(Collection<UnitId> answering) {
            return areas.values().stream()
                    .filter(area -> LOCAL.contains(area.kind()))
                    .filter(area ->
                            organisation.unitsIn(Set.of(area.id())).stream().anyMatch(answering::contains))
                    .map(area -> new UnitView(
                            area.id().value(), area.title().zh(), area.title().en()))
                    .sorted(Comparator.comparing(UnitView::id))
                    .toList();
        }

        private void addWithOtherName(Set<UnitId> into, UnitId id) {
            into.add(id);
            Unit unit = units.get(id);
            UnitId other = unit == null ? null : unit.oneAdministrationWith();
            if (other != null) {
                into.add(other);
            }
        }
    }
}
