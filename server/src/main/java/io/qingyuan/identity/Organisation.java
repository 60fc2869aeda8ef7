package io.qingyuan.identity;

import io.qingyuan.time.AsOf;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Areas, units and posts of the place as they stood on a day, and as it was known at a moment. */
public interface Organisation {

    /** All areas that exist on the day of {@code asOf}, by their code. */
    Map<AreaId, Area> areas(AsOf asOf);

    /** All units that exist on the day of {@code asOf}, by their code. */
    Map<UnitId, Unit> units(AsOf asOf);

    /** All posts that exist on the day of {@code asOf}, by their code. */
    Map<PostId, Post> posts(AsOf asOf);

    List<AreaChange> areaChanges(AsOf asOf);

    /** How units came after each other, with those that ended. */
    Lineage<UnitId> unitLineage(AsOf asOf);

    /** How areas came after each other, with those that ended. */
    Lineage<AreaId> areaLineage(AsOf asOf);

    default Optional<Unit> findUnit(UnitId unit, AsOf asOf) {
        return Optional.ofNullable(units(asOf).get(unit));
    }

    /** Whether an area is, or lies in, another. */
    boolean within(AreaId inner, AreaId outer);

    /** The units responsible for an area or for an area in it. */
    Set<UnitId> unitsIn(Set<AreaId> areas);

    /** The units, areas and posts that {@link #load} would leave alone though they are given otherwise, by name. */
    List<Title> keptFrom(List<Area> areas, List<Unit> units, List<Post> posts);

    /**
     * Makes what is recorded equal to what is given, in the caller's transaction: new and changed entries get new
     * versions, entries that are no longer given end today. Repeating it changes nothing. Entries that people have
     * reorganised stay as they made them.
     *
     * @return how many entries changed
     */
    int load(Actor by, List<Area> areas, List<AreaChange> changes, List<Unit> units, List<Post> posts);
}
