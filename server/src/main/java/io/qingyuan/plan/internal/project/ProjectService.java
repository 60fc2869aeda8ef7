package io.qingyuan.plan.internal.project;

import io.qingyuan.audit.Audit;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Thing;
import io.qingyuan.identity.UnitId;
import io.qingyuan.identity.Verb;
import io.qingyuan.plan.DutyProblem;
import io.qingyuan.plan.internal.project.JdbcReports.Entry;
import io.qingyuan.plan.internal.project.Project.ProjectUnit;
import io.qingyuan.plan.internal.project.ReportRecord.Evidence;
import io.qingyuan.plan.internal.unit.Answering;
import io.qingyuan.plan.internal.unit.EvidenceFiles;
import io.qingyuan.problem.Fault;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.problem.RequestProblem;
import io.qingyuan.receipts.Change;
import io.qingyuan.receipts.Receipts;
import io.qingyuan.receipts.Subject;
import io.qingyuan.time.Clamp;
import io.qingyuan.time.Zone;
import java.time.Clock;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people do with projects: report a month, enter money, take either back. */
@Service
class ProjectService {

    static final String KIND = "plan.project";

    private final ProjectCatalogue catalogue;
    private final JdbcReports reports;
    private final JdbcMoney money;
    private final ProjectReceipts states;
    private final ReportDuties duties;
    private final Receipts receipts;
    private final Answering answering;
    private final Audit audit;
    private final EvidenceFiles files;
    private final Clamp clamp;
    private final Clock clock;

    ProjectService(
            ProjectCatalogue catalogue,
            JdbcReports reports,
            JdbcMoney money,
            ProjectReceipts states,
            ReportDuties duties,
            Receipts receipts,
            Answering answering,
            Audit audit,
            EvidenceFiles files,
            Clamp clamp,
            Clock clock) {
        this.catalogue = catalogue;
        this.reports = reports;
        this.money = money;
        this.states = states;
        this.duties = duties;
        this.receipts = receipts;
        this.answering = answering;
        this.audit = audit;
        this.files = files;
        this.clamp = clamp;
        this.clock = clock;
    }

    /** Records a month's report; a second one for the month replaces the first and keeps it in the history. */
    @Transactional
    UUID report(Actor actor, int number, ReportRequest request) {
        Project project = ProjectCatalogue.project(catalogue.now(), number);
        UnitId unit = requireAnswering(actor, project);
        Entry entry = request.read(project, Zone.dayOf(clock.instant()), unit.value());
        files.hang(actor, entry.evidence().stream().map(Evidence::file).toList(), KIND, project.id());
        reports.lock(project.id());
        UUID version = reports.supersede(project.id(), entry, actor, false);
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("month", entry.month().toString());
        if (entry.percent() != null) {
            details.put("percent", entry.percent().toPlainString());
        }
        if (entry.newDate() != null) {
            details.put("newDate", entry.newDate().toString());
        }
        audit.record(actor, "report", KIND, project.id(), details);
        duties.reported(project, entry.month());
        changed(project, ReportFacts.SOURCE, actor.name());
        return version;
    }

    @Transactional
    void withdrawReport(Actor actor, int number, YearMonth month, @Nullable String reason) {
        Project project = ProjectCatalogue.project(catalogue.now(), number);
        UnitId unit = requireAnswering(actor, project);
        String why = requireReason(reason);
        reports.lock(project.id());
        boolean holds = reports.list(List.of(project.id()), clock.instant()).stream()
                .anyMatch(report -> report.month().equals(month));
        if (!holds) {
            throw new ProblemException(DutyProblem.NOTHING_TO_WITHDRAW, project.number(), month.toString());
        }
        reports.supersede(project.id(), Entry.withdrawal(month, unit.value(), why), actor, false);
        audit.record(actor, "withdraw", KIND, project.id(), Map.of("month", month.toString(), "reason", why));
        changed(project, ReportFacts.SOURCE, actor.name());
    }

    /** Enters the money of a year and source; again for the same replaces it and keeps the former in the history. */
    @Transactional
    UUID enterMoney(Actor actor, int number, MoneyRequest request) {
        ProjectModel model = catalogue.now();
        Project project = ProjectCatalogue.project(model, number);
        UnitId unit = requireAnswering(actor, project);
        reports.lock(project.id());
        List<Spent> known = money.list(List.of(project.id()), clock.instant()).stream()
                .map(MoneyRecord::spent)
                .toList();
        Spent spent = request.read(project, model, known);
        List<String> evidence = request.evidence() == null ? List.of() : request.evidence();
        files.hang(actor, evidence, KIND, project.id());
        UUID version = money.supersede(
                project.id(),
                new JdbcMoney.Entry(spent, ReportRequest.text(request.document()), evidence, unit.value(), null),
                actor,
                false);
        audit.record(actor, "enter-money", KIND, project.id(), ProjectJson.spent(spent));
        changed(project, MoneyFacts.SOURCE, actor.name());
        return version;
    }

    @Transactional
    void withdrawMoney(Actor actor, int number, int year, String source, @Nullable String reason) {
        Project project = ProjectCatalogue.project(catalogue.now(), number);
        UnitId unit = requireAnswering(actor, project);
        String why = requireReason(reason);
        reports.lock(project.id());
        boolean holds = money.list(List.of(project.id()), clock.instant()).stream()
                .map(MoneyRecord::spent)
                .anyMatch(spent -> spent.year() == year && spent.source().equals(source));
        if (!holds) {
            throw new ProblemException(DutyProblem.NOTHING_TO_WITHDRAW, project.number(), year + " " + source);
        }
        Spent nothing = new Spent(year, source, null, null, null);
        money.supersede(project.id(), new JdbcMoney.Entry(nothing, null, List.of(), unit.value(), why), actor, false);
        audit.record(
                actor, "withdraw-money", KIND, project.id(), Map.of("year", year, "source", source, "reason", why));
        changed(project, MoneyFacts.SOURCE, actor.name());
    }

    /** Asks for what was judged in an earlier month to be judged anew, and opens the to-dos of the month. */
    @Transactional
    void turnTheMonth() {
        Set<Subject> due = states.due(clamp.now());
        if (!due.isEmpty()) {
            receipts.request(due, "system");
            duties.openFor(YearMonth.from(Zone.dayOf(clock.instant())));
        }
    }

    private UnitId requireAnswering(Actor actor, Project project) {
        return answering.require(
                actor,
                Verb.WRITE,
                Thing.of(KIND).id(project.id()),
                project.units().stream().map(ProjectUnit::unit).toList(),
                clamp.now());
    }

    private void changed(Project project, String source, String by) {
        receipts.invalidate(List.of(new Change.RangeChange(source, project.id(), ProjectFacts.ALWAYS)), by);
        receipts.request(Set.of(ProjectReceipts.subject(project.id())), by);
    }

    private static String requireReason(@Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            throw new ProblemException(RequestProblem.INVALID, List.of(Fault.at("/reason", DutyProblem.REASON_NEEDED)));
        }
        return reason.strip();
    }
}
