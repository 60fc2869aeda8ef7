package io.qingyuan.plan.internal.project;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Policy;
import io.qingyuan.identity.Thing;
import io.qingyuan.identity.Verb;
import io.qingyuan.plan.internal.project.ProjectReader.Snapshot;
import io.qingyuan.plan.internal.project.ProjectViews.DetailView;
import io.qingyuan.plan.internal.project.ProjectViews.PageView;
import io.qingyuan.plan.internal.project.ProjectViews.RowView;
import io.qingyuan.plan.internal.project.ProjectViews.SourceView;
import io.qingyuan.plan.internal.project.ProjectViews.SumView;
import io.qingyuan.time.AsOf;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people read about projects. */
@Service
class ProjectDesk {

    private final ProjectReader reader;
    private final JdbcReports reports;
    private final JdbcMoney money;
    private final ProjectCommitments commitments;
    private final Policy policy;

    ProjectDesk(
            ProjectReader reader, JdbcReports reports, JdbcMoney money, ProjectCommitments commitments, Policy policy) {
        this.reader = reader;
        this.reports = reports;
        this.money = money;
        this.commitments = commitments;
        this.policy = policy;
    }

    /**
     * What of the list is asked for.
     *
     * @param unit a unit that answers for it
     * @param year one of its years
     * @param warning a {@link Warning} it has
     */
    record Filter(
            @Nullable String domain,
            @Nullable String unit,
            @Nullable Integer year,
            @Nullable String state,
            @Nullable String warning,
            @Nullable String q) {

        boolean takes(RowView row, Snapshot snapshot) {
            return (domain == null || row.domain().equals(domain))
                    && (year == null || (row.start() <= year && year <= row.end()))
                    && (state == null
                            || List.of(state.split(",")).contains(row.standing().status()))
                    && (warning == null || row.standing().warnings().contains(warning))
                    && (unit == null || isAnsweredBy(unit, row, snapshot))
                    && (q == null || says(row, q.strip().toLowerCase(Locale.ROOT)));
        }

        private static boolean isAnsweredBy(String unit, RowView row, Snapshot snapshot) {
            return snapshot.units()
                    .answers(
                            unit,
                            row.units().stream().map(each -> each.unit().id()).toList());
        }

        private static boolean says(RowView row, String words) {
            String en = row.title().en();
            return row.id().contains(words)
                    || row.title().preferChinese().toLowerCase(Locale.ROOT).contains(words)
                    || (en != null && en.toLowerCase(Locale.ROOT).contains(words));
        }
    }

    @Transactional(readOnly = true)
    PageView page(Filter filter, AsOf asOf) {
        Snapshot snapshot = reader.at(asOf);
        List<RowView> rows = rows(filter, snapshot);
        Map<String, Integer> counts = new TreeMap<>();
        rows.forEach(row -> counts.merge(row.standing().status(), 1, Integer::sum));
        List<String> shown = rows.stream().map(RowView::id).toList();
        List<MoneyRecord> spent = snapshot.money().stream()
                .filter(row -> shown.contains(row.project()))
                .toList();
        SumView sum = MoneySums.sum(spent.stream().map(MoneyRecord::spent).toList());
        List<Project> projects = rows.stream()
                .map(row -> snapshot.model().find(row.id()).orElseThrow())
                .toList();
        return new PageView(
                rows,
                rows.size(),
                counts,
                ProjectModel.plannedTotal(projects).toPlainString(),
                ProjectModel.withoutAmount(projects),
                sum.arranged() == null ? "0" : sum.arranged(),
                sum.paid() == null ? "0" : sum.paid(),
                spent.stream().anyMatch(row -> row.origin().sample()),
                MoneySums.byYear(spent),
                sources(snapshot));
    }

    @Transactional(readOnly = true)
    List<RowView> rows(Filter filter, AsOf asOf) {
        return rows(filter, reader.at(asOf));
    }

    private static List<RowView> rows(Filter filter, Snapshot snapshot) {
        return snapshot.model().all().stream()
                .map(snapshot::row)
                .filter(row -> filter.takes(row, snapshot))
                .toList();
    }

    @Transactional(readOnly = true)
    DetailView detail(Actor actor, int number, AsOf asOf) {
        Snapshot snapshot = reader.at(asOf);
        Project project = ProjectCatalogue.project(snapshot.model(), number);
        RowView row = snapshot.row(project);
        List<MoneyRecord> spent = snapshot.moneyOf(project);
        return new DetailView(
                row,
                snapshot.reportsOf(project).stream().map(snapshot::report).toList(),
                reports.history(project.id(), asOf.at()).stream()
                        .map(snapshot::report)
                        .toList(),
                spent.stream().map(snapshot::money).toList(),
                money.history(project.id(), asOf.at()).stream()
                        .map(snapshot::money)
                        .toList(),
                MoneySums.byYear(spent),
                sources(snapshot),
                commitments.of(project.id(), asOf),
                mayReport(actor, project, snapshot));
    }

    private boolean mayReport(Actor actor, Project project, Snapshot snapshot) {
        Thing thing = Thing.of(ProjectService.KIND).id(project.id());
        return policy.allows(actor, Verb.WRITE, thing)
                || snapshot
                        .units()
                        .behind(project.units().stream()
                                .map(Project.ProjectUnit::unit)
                                .toList())
                        .stream()
                        .anyMatch(unit -> policy.allows(actor, Verb.WRITE, thing.unit(unit)));
    }

    private static List<SourceView> sources(Snapshot snapshot) {
        return snapshot.model().sources().entrySet().stream()
                .map(entry -> new SourceView(entry.getKey(), ProjectViews.whole(entry.getValue())))
                .toList();
    }
}
