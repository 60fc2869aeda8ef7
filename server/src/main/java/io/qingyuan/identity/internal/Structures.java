package io.qingyuan.identity.internal;

import io.qingyuan.identity.Area;
import io.qingyuan.identity.AreaId;
import io.qingyuan.identity.IdentityProblem;
import io.qingyuan.identity.Post;
import io.qingyuan.identity.PostId;
import io.qingyuan.identity.Title;
import io.qingyuan.identity.Unit;
import io.qingyuan.identity.UnitId;
import io.qingyuan.problem.ProblemException;
import java.time.LocalDate;
import java.util.List;

/** Units, areas and posts over time, while an act of one day is worked out on them. */
final class Structures {

    private final Reorganisation asked;
    private final LocalDate on;
    private final Histories<UnitId, Unit> units;
    private final Histories<AreaId, Area> areas;
    private final Histories<PostId, Post> posts;

    Structures(Reorganisation asked, List<Unit> units, List<Area> areas, List<Post> posts) {
        this.asked = asked;
        this.on = asked.on();
        this.units = new Histories<>(
                units, Unit::id, Unit::validFrom, Unit::validTo, (unit, days) -> unit.lasting(days.from(), days.to()));
        this.areas = new Histories<>(
                areas, Area::id, Area::validFrom, Area::validTo, (area, days) -> area.lasting(days.from(), days.to()));
        this.posts = new Histories<>(
                posts, Post::id, Post::validFrom, Post::validTo, (post, days) -> post.lasting(days.from(), days.to()));
    }

    Histories<UnitId, Unit> units() {
        return units;
    }

    Histories<AreaId, Area> areas() {
        return areas;
    }

    Histories<PostId, Post> posts() {
        return posts;
    }

    /** The unit as it is on the day of the act. */
    Unit unit(UnitId unit) {
        return units.on(unit, on)
                .orElseThrow(() -> new ProblemException(IdentityProblem.NO_UNIT_THEN, unit.value(), on.toString()));
    }

    /** The area as it is on the day of the act. */
    Area area(AreaId area) {
        return areas.on(area, on)
                .orElseThrow(() -> new ProblemException(IdentityProblem.NO_AREA_THEN, area.value(), on.toString()));
    }

    /** Refuses a unit the day cannot be the last word on. */
    void requireChangeable(UnitId unit) {
        requireLast(
                units.openFrom(unit, on),
                units.beganBefore(unit, on),
                unit(unit).title());
    }

    /** Refuses an area the day cannot be the last word on. */
    void requireChangeable(AreaId area) {
        requireLast(
                areas.openFrom(area, on),
                areas.beganBefore(area, on),
                area(area).title());
    }

    /** The unit's name on the day, or its last one where the act ends it. */
    Title title(UnitId unit) {
        return units.on(unit, on)
                .or(() -> units.on(unit, on.minusDays(1)))
                .map(Unit::title)
                .orElse(Title.of(unit.value(), null));
    }

    private void requireLast(boolean open, boolean began, Title title) {
        boolean past = switch (asked.kind()) {
            case RENAME, BOUNDARY -> true;
            case MERGE, SPLIT -> began;
        };
        if (!open || !past) {
            throw new ProblemException(IdentityProblem.LATER_CHANGE, title.zh(), on.toString());
        }
    }
}
