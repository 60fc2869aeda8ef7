package io.qingyuan.plan;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.qingyuan.packs.PackContent;
import io.qingyuan.packs.Packs;
import io.qingyuan.plan.internal.catalogue.PlanReader;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.time.AsOf;
import io.qingyuan.time.Zone;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The plans of this place: an area can hold several, one after another. */
@Component
public class Plans {

    private static final int VERSIONS_KEPT = 8;

    private final Packs packs;
    private final Clock clock;
    private final Cache<String, List<PlanModel>> byHash =
            Caffeine.newBuilder().maximumSize(VERSIONS_KEPT).build();

    public Plans(Packs packs, Clock clock) {
        this.packs = packs;
        this.clock = clock;
    }

    /** All plans, by the year they begin. */
    public List<PlanModel> list(AsOf asOf) {
        return of(packs.active(asOf));
    }

    public List<PlanModel> of(PackContent content) {
        return byHash.get(content.hash(), _ -> PlanReader.read(content));
    }

    public PlanModel plan(AsOf asOf, String id) {
        return list(asOf).stream()
                .filter(plan -> plan.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ProblemException(PlanProblem.PLAN_NOT_FOUND, id));
    }

    /** The plan a year belongs to: the one that runs in it, else the one it is the base year of, else the latest before it. */
    public PlanModel of(AsOf asOf, int year) {
        List<PlanModel> plans = list(asOf);
        return plans.stream()
                .filter(plan ->
                        plan.info().startYear() <= year && year <= plan.info().endYear())
                .findFirst()
                .or(() -> plans.stream()
                        .filter(plan -> plan.info().baseYear() == year)
                        .findFirst())
                .or(() -> plans.stream()
                        .filter(plan -> plan.info().startYear() <= year)
                        .reduce((_, later) -> later))
                .or(() -> plans.stream().findFirst())
                .orElseThrow(() -> new ProblemException(PlanProblem.NO_PLAN));
    }

    /** The plan people work on today. */
    public PlanModel current(AsOf asOf) {
        return of(asOf, today().getYear());
    }

    /** The plan asked for, or the one the year belongs to. */
    public PlanModel pick(AsOf asOf, @Nullable String id, @Nullable Integer year) {
        return id == null || id.isBlank() ? of(asOf, year(year)) : plan(asOf, id);
    }

    /** The year asked for, or the last one that is over: its annual figures can be there. */
    public int year(@Nullable Integer asked) {
        return asked != null ? asked : today().getYear() - 1;
    }

    private LocalDate today() {
        return Zone.dayOf(clock.instant());
    }
}
