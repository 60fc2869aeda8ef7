package io.qingyuan.plan.internal.project;

import io.qingyuan.packs.PackText;
import io.qingyuan.receipts.Canonical;
import io.qingyuan.receipts.Fact;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Monthly reports as receipts see them, a project's as a range keyed by its id. */
@Component
class ReportFacts extends ProjectFacts<ReportRecord> {

    static final String SOURCE = "plan.project-report";

    private final JdbcReports reports;

    ReportFacts(JdbcReports reports, ProjectCatalogue catalogue) {
        super(SOURCE, new PackText("月报", "Monthly reports"), catalogue);
        this.reports = reports;
    }

    @Override
    List<ReportRecord> list(Collection<String> projects, Instant known) {
        return reports.list(projects, known);
    }

    @Override
    List<ReportRecord> findAll(Collection<UUID> versions) {
        return reports.findAll(versions);
    }

    @Override
    String projectOf(ReportRecord report) {
        return report.project();
    }

    @Override
    boolean isSample(ReportRecord report) {
        return report.origin().sample();
    }

    @Override
    Fact fact(ReportRecord report) {
        String percent = report.percent() == null ? "" : " " + report.percent().toPlainString() + "%";
        return new Fact(
                report.version().toString(),
                Canonical.of(ProjectJson.built(report.built())),
                new PackText(report.month() + percent, report.month() + percent),
                link(report.project()),
                report.origin().sample());
    }
}
