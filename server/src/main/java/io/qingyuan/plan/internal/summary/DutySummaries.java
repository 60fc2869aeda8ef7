package io.qingyuan.plan.internal.summary;

import io.qingyuan.plan.Duties;
import io.qingyuan.plan.internal.commitment.CommitmentStates;
import io.qingyuan.plan.internal.commitment.CommitmentStates.Standing;
import io.qingyuan.plan.internal.project.ProjectStates;
import io.qingyuan.plan.internal.project.ProjectStates.Brief;
import io.qingyuan.time.AsOf;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Counts and adds up what the lists show, so that the cockpit says the same as they do. */
@Service
class DutySummaries implements Duties {

    private static final String MISSED = "missed";
    private static final String NOT_REPORTED = "not-reported";
    private static final List<String> LATE = List.of(MISSED, "behind", NOT_REPORTED);

    private final CommitmentStates commitments;
    private final ProjectStates projects;

    DutySummaries(CommitmentStates commitments, ProjectStates projects) {
        this.commitments = commitments;
        this.projects = projects;
    }

    @Override
    @Transactional(readOnly = true)
    public CommitmentSummary commitments(AsOf asOf) {
        Collection<Standing> all = commitments.at(asOf).values();
        Map<String, Integer> counts = new TreeMap<>();
        all.forEach(standing -> counts.merge(standing.status(), 1, Integer::sum));
        List<Overdue> overdue = all.stream()
                .filter(standing -> standing.status().equals(MISSED) && standing.days() < 0)
                .sorted(Comparator.comparingLong(Standing::days))
                .map(standing -> new Overdue(
                        standing.id(),
                        standing.ref(),
                        standing.title(),
                        standing.deadline(),
                        -standing.days(),
                        standing.sample()))
                .toList();
        int silent = (int) all.stream()
                .filter(standing -> standing.status().equals(NOT_REPORTED) && standing.days() < 0)
                .count();
        return new CommitmentSummary(
                all.size(), counts, overdue, silent, all.stream().anyMatch(Standing::sample));
    }

    @Override
    @Transactional(readOnly = true)
    public ProjectSummary projects(AsOf asOf) {
        List<Brief> all = projects.at(asOf);
        Map<String, Integer> counts = new TreeMap<>();
        all.forEach(brief -> counts.merge(brief.state(), 1, Integer::sum));
        return new ProjectSummary(
                all.size(),
                counts,
                sum(all, Brief::investment),
                all.stream().filter(brief -> brief.investment() == null).count(),
                sum(all, Brief::arranged),
                sum(all, Brief::paid),
                averageBuilt(all),
                all.stream()
                        .filter(brief -> LATE.contains(brief.state()))
                        .map(brief -> new Behind(
                                brief.number(),
                                brief.title(),
                                brief.state(),
                                brief.built() == null ? null : brief.built().toPlainString(),
                                brief.warnings(),
                                brief.receipt(),
                                brief.sample()))
                        .toList(),
                all.stream().anyMatch(Brief::sample));
    }

    private static BigDecimal sum(List<Brief> all, Function<Brief, @Nullable BigDecimal> column) {
        return all.stream().map(column).filter(Objects::nonNull).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static @Nullable BigDecimal averageBuilt(List<Brief> all) {
        BigDecimal weights = BigDecimal.ZERO;
        BigDecimal weighted = BigDecimal.ZERO;
        for (Brief brief : all) {
            BigDecimal money = brief.investment();
            BigDecimal built = brief.built();
            if (money != null && built != null) {
                weights = weights.add(money);
                weighted = weighted.add(money.multiply(built));
            }
        }
        return weights.signum() == 0 ? null : weighted.divide(weights, 1, RoundingMode.HALF_EVEN);
    }
}
