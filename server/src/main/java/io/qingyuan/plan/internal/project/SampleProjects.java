package io.qingyuan.plan.internal.project;

import io.qingyuan.identity.Actor;
import io.qingyuan.packs.PackContent;
import io.qingyuan.packs.PackItem;
import io.qingyuan.packs.PackText;
import io.qingyuan.packs.SampleData;
import io.qingyuan.plan.internal.project.JdbcReports.Entry;
import io.qingyuan.plan.internal.project.Project.ProjectUnit;
import io.qingyuan.plan.internal.project.ReportRecord.Texts;
import io.qingyuan.receipts.Change;
import io.qingyuan.receipts.Receipts;
import io.qingyuan.time.Zone;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The sample reports and money (示例) of projects. What somebody entered stays. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class SampleProjects implements SampleData {

    private final ProjectCatalogue catalogue;
    private final JdbcReports reports;
    private final JdbcMoney money;
    private final ReportDuties duties;
    private final Receipts receipts;
    private final Clock clock;

    SampleProjects(
            ProjectCatalogue catalogue,
            JdbcReports reports,
            JdbcMoney money,
            ReportDuties duties,
            Receipts receipts,
            Clock clock) {
        this.catalogue = catalogue;
        this.reports = reports;
        this.money = money;
        this.duties = duties;
        this.receipts = receipts;
        this.clock = clock;
    }

    @Override
    public void load(PackContent content) {
        ProjectModel model = catalogue.of(content);
        for (PackItem item : content.items("sample/projects.yaml", "projects")) {
            model.find(item.string("project")).ifPresent(project -> load(project, item));
        }
        duties.openFor(YearMonth.from(Zone.dayOf(clock.instant())));
    }

    @Override
    public void remove() {
        reports.endSample();
        money.endSample();
        catalogue.now().all().forEach(this::changed);
        duties.openFor(YearMonth.from(Zone.dayOf(clock.instant())));
    }

    private void load(Project project, PackItem item) {
        reports.lock(project.id());
        loadReports(project, item);
        loadMoney(project, item);
        changed(project);
    }

    private void loadReports(Project project, PackItem item) {
        Set<YearMonth> taken = reports.list(List.of(project.id()), clock.instant()).stream()
                .map(ReportRecord::month)
                .collect(Collectors.toSet());
        Map<YearMonth, Map<String, BigDecimal>> done = new HashMap<>();
        for (PackItem quantity : item.list("quantities")) {
            done.computeIfAbsent(YearMonth.parse(quantity.string("month")), _ -> new HashMap<>())
                    .put(
                            quantity.string("quantity"),
                            quantity.findDecimal("done").orElseThrow());
        }
        for (PackItem report : item.list("reports")) {
            YearMonth month = YearMonth.parse(report.string("month"));
            if (!taken.contains(month)) {
                Entry entry = new Entry(
                        month,
                        report.findDecimal("percent").orElse(null),
                        new Texts(
                                report.findText("text")
                                        .map(PackText::preferChinese)
                                        .orElse(null),
                                null,
                                null,
                                null),
                        null,
                        done.getOrDefault(month, Map.of()),
                        List.of(),
                        leadOf(project),
                        null);
                reports.supersede(project.id(), entry, Actor.system(), true);
            }
        }
    }

    private void loadMoney(Project project, PackItem item) {
        Set<String> taken = money.list(List.of(project.id()), clock.instant()).stream()
                .map(row -> row.spent().year() + " " + row.spent().source())
                .collect(Collectors.toSet());
        List<Spent> rows = new ArrayList<>();
        for (PackItem row : item.list("money_wan_yuan")) {
            rows.add(new Spent(
                    row.integer("year"),
                    row.string("source"),
                    row.findDecimal("planned").orElse(null),
                    row.findDecimal("arranged").orElse(null),
                    row.findDecimal("paid").orElse(null)));
        }
        rows.stream()
                .filter(row -> !taken.contains(row.year() + " " + row.source()))
                .forEach(row -> money.supersede(
                        project.id(),
                        new JdbcMoney.Entry(row, null, List.of(), leadOf(project), null),
                        Actor.system(),
                        true));
    }

    private void changed(Project project) {
        receipts.invalidate(
                List.of(
                        new Change.RangeChange(ReportFacts.SOURCE, project.id(), ProjectFacts.ALWAYS),
                        new Change.RangeChange(MoneyFacts.SOURCE, project.id(), ProjectFacts.ALWAYS)),
                "system");
    }

    private static String leadOf(Project project) {
        Optional<ProjectUnit> lead =
                project.units().stream().filter(ProjectUnit::lead).findFirst();
        return lead.orElse(project.units().getFirst()).unit();
    }
}
