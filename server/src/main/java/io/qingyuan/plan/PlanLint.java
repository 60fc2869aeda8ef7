package io.qingyuan.plan;

import io.qingyuan.packs.PackContent;
import io.qingyuan.plan.internal.lint.LintRules;
import java.util.List;

/** Finds what is wrong or open in a plan itself (规划体检): numbers that disagree, units, dates, owners, money. */
public final class PlanLint {

    private PlanLint() {}

    /** All findings, the gravest first, then in the order of the plan. */
    public static List<PlanFinding> examine(PackContent content) {
        return LintRules.examine(content);
    }
}
