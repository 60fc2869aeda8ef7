package io.qingyuan.identity.internal;

import io.qingyuan.identity.Area;
import io.qingyuan.identity.AreaChange;
import io.qingyuan.identity.AreaId;
import io.qingyuan.identity.IdentityProblem;
import io.qingyuan.identity.Post;
import io.qingyuan.identity.PostId;
import io.qingyuan.identity.Succession;
import io.qingyuan.identity.Title;
import io.qingyuan.identity.Unit;
import io.qingyuan.identity.UnitChange;
import io.qingyuan.identity.UnitId;
import io.qingyuan.identity.internal.ActOutcome.PostMove;
import io.qingyuan.identity.internal.Reorganisation.Kind;
import io.qingyuan.identity.internal.Reorganisation.Target;
import io.qingyuan.problem.ProblemException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a reorganisation changes, worked out from what is there; writes nothing, refuses what cannot be. */
final class ReorganisationPlan {

    private final Reorganisation asked;
    private final Structures structures;
    private final ActOutcome outcome;

    private ReorganisationPlan(Reorganisation asked, Structures structures, ActOutcome outcome) {
        this.asked = asked;
        this.structures = structures;
        this.outcome = outcome;
    }

    static ReorganisationPlan of(
            Reorganisation asked,
            LocalDate today,
            Supplier<String> newCode,
            List<Unit> units,
            List<Area> areas,
            List<Post> posts) {
        check(asked, today);
        Structures structures = new Structures(asked, units, areas, posts);
        ActTargets targets = new ActTargets(asked.subject(), newCode, structures);
        ActOutcome outcome = switch (asked.subject()) {
            case UNIT -> new UnitActs(asked, structures, targets).plan();
            case AREA -> new AreaActs(asked, structures, targets).plan();
        };
        if (structures.units().changed().isEmpty()
                && structures.areas().changed().isEmpty()) {
            throw new ProblemException(IdentityProblem.NOTHING_CHANGES);
        }
        return new ReorganisationPlan(asked, structures, outcome);
    }

    Map<UnitId, List<Unit>> units() {
        return structures.units().changed();
    }

    Map<AreaId, List<Area>> areas() {
        return structures.areas().changed();
    }

    Map<PostId, List<Post>> posts() {
        return structures.posts().changed();
    }

    List<UnitChange> unitChanges() {
        return outcome.unitChanges();
    }

    List<AreaChange> areaChanges() {
        return outcome.areaChanges();
    }

    List<PostMove> moves() {
        return outcome.moves();
    }

    /** The codes of what came of it. */
    List<String> into() {
        return outcome.into();
    }

    Succession succession(@Nullable UUID act) {
        return new Succession(
                act,
                asked.kind() == Kind.SPLIT ? AreaChange.Kind.SPLIT : AreaChange.Kind.MERGE,
                outcome.takers(),
                asked.on(),
                asked.reason());
    }

    Title unitTitle(UnitId unit) {
        return structures.title(unit);
    }

    private static void check(Reorganisation asked, LocalDate today) {
        if (asked.reason().isBlank()) {
            throw new ProblemException(IdentityProblem.REASON_MISSING);
        }
        if (asked.on().isAfter(today)) {
            throw new ProblemException(IdentityProblem.DAY_IN_FUTURE, asked.on().toString(), today.toString());
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
}
