package io.qingyuan.plan.internal;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Permit;
import io.qingyuan.identity.Verb;
import io.qingyuan.packs.PackText;
import io.qingyuan.packs.Packs;
import io.qingyuan.plan.PlanFinding;
import io.qingyuan.plan.PlanFinding.Severity;
import io.qingyuan.plan.PlanFinding.Spot;
import io.qingyuan.plan.PlanLint;
import io.qingyuan.sheets.Column;
import io.qingyuan.sheets.SheetNote;
import io.qingyuan.sheets.Sheets;
import io.qingyuan.time.AsOf;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is wrong or open in the plan itself. */
@RestController
@RequestMapping("/api/plan/lint")
class LintController {

    private final Packs packs;

    LintController(Packs packs) {
        this.packs = packs;
    }

    record FindingView(
            String rule,
            Severity severity,
            PackText what,
            PackText why,
            PackText mend,
            Spot first,
            @Nullable Spot second) {

        static FindingView of(PlanFinding finding) {
            return new FindingView(
                    finding.rule(),
                    finding.severity(),
                    new PackText(finding.what(Locale.CHINESE), finding.what(Locale.ENGLISH)),
                    new PackText(finding.why(Locale.CHINESE), finding.why(Locale.ENGLISH)),
                    new PackText(finding.mend(Locale.CHINESE), finding.mend(Locale.ENGLISH)),
                    finding.first(),
                    finding.second());
        }
    }

    /** The findings asked for, and how many there are of each severity in all. */
    record LintView(Map<Severity, Long> counts, List<FindingView> findings) {}

    @GetMapping
    @Permit(kind = "plan.lint", verb = Verb.READ)
    LintView lint(AsOf asOf, @RequestParam @Nullable Severity severity, @RequestParam @Nullable String rule) {
        List<PlanFinding> all = PlanLint.examine(packs.active(asOf));
        return new LintView(
                all.stream().collect(Collectors.groupingBy(PlanFinding::severity, TreeMap::new, Collectors.counting())),
                matching(all, severity, rule).stream().map(FindingView::of).toList());
    }

    @GetMapping("/export.xlsx")
    @Permit(kind = "plan.lint", verb = Verb.READ)
    void export(
            AsOf asOf,
            @RequestParam @Nullable Severity severity,
            @RequestParam @Nullable String rule,
            Actor actor,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        List<PlanFinding> findings = matching(PlanLint.examine(packs.active(asOf)), severity, rule);
        boolean english = locale.getLanguage().equals("en");
        SheetNote note = SheetNote.of("规划体检", "Plan lint", asOf.at(), actor.name())
                .filter(english ? "severity" : "级别", severity)
                .filter(english ? "rule" : "规则", rule);
        Sheets.send(response, locale, note, columns(locale), findings.stream());
    }

    private static List<Column<PlanFinding>> columns(Locale locale) {
        return List.of(
                Column.of("级别", "Severity", finding -> finding.severity().name()),
                Column.<PlanFinding>of("规则", "Rule", PlanFinding::rule).wide(26),
                Column.<PlanFinding>of("发现", "Finding", finding -> finding.what(locale))
                        .wide(48),
                Column.of("条目", "Thing", finding -> finding.first().id()),
                Column.of("规划位置", "Ref", finding -> finding.first().ref()),
                Column.of("文件", "File", finding -> finding.first().file()),
                Column.of("行", "Line", finding -> finding.first().line()),
                Column.of("另一处", "Second thing", finding -> second(finding.second())),
                Column.<PlanFinding>of("为什么重要", "Why it matters", finding -> finding.why(locale))
                        .wide(48),
                Column.<PlanFinding>of("怎么办", "What to do", finding -> finding.mend(locale))
                        .wide(48));
    }

    private static @Nullable String second(@Nullable Spot spot) {
        return spot == null ? null : spot.id() + " (" + spot.file() + ":" + spot.line() + ")";
    }

    private static List<PlanFinding> matching(
            List<PlanFinding> all, @Nullable Severity severity, @Nullable String rule) {
        return all.stream()
                .filter(finding -> severity == null || finding.severity() == severity)
                .filter(finding -> rule == null || finding.rule().equals(rule))
                .toList();
    }
}
