package io.qingyuan.plan.internal.project;

import io.qingyuan.identity.Role;
import io.qingyuan.identity.Title;
import io.qingyuan.identity.UnitId;
import io.qingyuan.plan.internal.project.Project.ProjectUnit;
import io.qingyuan.worklist.Addressee;
import io.qingyuan.worklist.WorkItem;
import io.qingyuan.worklist.Worklist;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The to-dos of monthly reports: for the lead unit of every project that is not finished. */
@Component
class ReportDuties {

    private static final String PREFIX = "plan.project-report/";
    private static final int MINUTES = 10;

    private final ProjectCatalogue catalogue;
    private final JdbcReports reports;
    private final Worklist worklist;
    private final Clock clock;

    ReportDuties(ProjectCatalogue catalogue, JdbcReports reports, Worklist worklist, Clock clock) {
        this.catalogue = catalogue;
        this.reports = reports;
        this.worklist = worklist;
        this.clock = clock;
    }

    /** Opens one for each project under way that has not reported the month; those of earlier months are closed. */
    void openFor(YearMonth month) {
        List<Project> projects = catalogue.now().all();
        Map<String, List<ReportRecord>> reported =
                reports.list(projects.stream().map(Project::id).toList(), clock.instant()).stream()
                        .collect(Collectors.groupingBy(ReportRecord::project));
        for (Project project : projects) {
            worklist.closeAll(PREFIX + project.id() + "/");
            List<ReportRecord> its = reported.getOrDefault(project.id(), List.of());
            if (isUnderWay(project, its, month)) {
                open(project, month);
            }
        }
    }

    void reported(Project project, YearMonth month) {
        worklist.close(key(project, month));
    }

    void closeAll() {
        worklist.closeAll(PREFIX);
    }

    private static boolean isUnderWay(Project project, List<ReportRecord> reported, YearMonth month) {
        boolean begun = !month.isBefore(project.firstMonth());
        boolean done = reported.stream()
                .anyMatch(report -> report.percent() != null && report.percent().intValue() >= 100);
        boolean thisMonth = reported.stream().anyMatch(report -> report.month().equals(month));
        return begun && !done && !thisMonth;
    }

    private void open(Project project, YearMonth month) {
        String title = project.title().preferChinese();
        for (ProjectUnit unit : project.units()) {
            if (unit.lead()) {
                worklist.open(WorkItem.of(
                                key(project, month),
                                new Addressee.InUnit(new UnitId(unit.unit()), Role.DATA_OFFICER),
                                Title.of(
                                        "填报月报：" + title,
                                        "Monthly report: " + project.title().preferEnglish()),
                                "/plan/projects/" + project.number() + "?tab=report&month=" + month)
                        .period(month.toString())
                        .due(month.atEndOfMonth())
                        .takes(MINUTES));
            }
        }
    }

    private static String key(Project project, YearMonth month) {
        return PREFIX + project.id() + "/" + month;
    }
}
