package io.qingyuan.plan.internal.lint;

import io.qingyuan.packs.PackContent;
import io.qingyuan.plan.PlanFinding;
import java.util.Comparator;
import java.util.List;

/** Runs all rules over all plans of the packs. */
public final class LintRules {

    private LintRules() {}

    public static List<PlanFinding> examine(PackContent content) {
        Findings findings = new Findings();
        for (PlanData plan : PlanData.of(content)) {
            new ItemRules(plan, findings).examine();
            new ComparisonRules(plan, findings).examine();
            new CommitmentRules(plan, findings).examine();
            new NumberingRules(plan, findings).examine();
        }
        return findings.all().stream()
                .sorted(Comparator.comparing(PlanFinding::severity)
                        .thenComparing(PlanFinding::rule)
                        .thenComparing(finding -> finding.first().file())
                        .thenComparingInt(finding -> finding.first().line()))
                .toList();
    }
}
