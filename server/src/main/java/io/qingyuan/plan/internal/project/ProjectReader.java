package io.qingyuan.plan.internal.project;

import io.qingyuan.packs.PackText;
import io.qingyuan.packs.Packs;
import io.qingyuan.plan.internal.project.ProjectViews.MoneyView;
import io.qingyuan.plan.internal.project.ProjectViews.ProjectUnitView;
import io.qingyuan.plan.internal.project.ProjectViews.QuantityView;
import io.qingyuan.plan.internal.project.ProjectViews.ReportView;
import io.qingyuan.plan.internal.project.ProjectViews.RowView;
import io.qingyuan.plan.internal.project.ProjectViews.StandingView;
import io.qingyuan.plan.internal.project.ReportRecord.Origin;
import io.qingyuan.plan.internal.unit.Answering;
import io.qingyuan.plan.internal.unit.Answering.Directory;
import io.qingyuan.plan.internal.unit.EvidenceFile;
import io.qingyuan.plan.internal.unit.EvidenceFiles;
import io.qingyuan.plan.internal.unit.Measures;
import io.qingyuan.receipts.Receipt;
import io.qingyuan.receipts.Receipts;
import io.qingyuan.receipts.Subject;
import io.qingyuan.time.AsOf;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Puts together what is known of projects at a time, with as many queries as there are kinds of facts. */
@Component
class ProjectReader {

    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    private final ProjectCatalogue catalogue;
    private final Packs packs;
    private final JdbcReports reports;
    private final JdbcMoney money;
    private final Receipts receipts;
    private final Answering answering;
    private final EvidenceFiles files;

    ProjectReader(
            ProjectCatalogue catalogue,
            Packs packs,
            JdbcReports reports,
            JdbcMoney money,
            Receipts receipts,
            Answering answering,
            EvidenceFiles files) {
        this.catalogue = catalogue;
        this.packs = packs;
        this.reports = reports;
        this.money = money;
        this.receipts = receipts;
        this.answering = answering;
        this.files = files;
    }

    Snapshot at(AsOf asOf) {
        return new Snapshot(asOf);
    }

    /** All projects as known at a time. */
    final class Snapshot {

        private final ProjectModel model;
        private final Directory units;
        private final Measures measures;
        private final Map<String, List<ReportRecord>> reported;
        private final List<MoneyRecord> rows;
        private final Map<Subject, Receipt> states;

        private Snapshot(AsOf asOf) {
            this.model = catalogue.at(asOf);
            this.units = answering.directory(asOf);
            this.measures = Measures.of(packs.active(asOf));
            Collection<String> ids = model.all().stream().map(Project::id).toList();
            this.reported = reports.list(ids, asOf.at()).stream().collect(Collectors.groupingBy(ReportRecord::project));
            this.rows = money.list(ids, asOf.at());
            this.states =
                    receipts.current(ids.stream().map(ProjectReceipts::subject).toList(), asOf);
        }

        ProjectModel model() {
            return model;
        }

        Directory units() {
            return units;
        }

        List<MoneyRecord> money() {
            return rows;
        }

        List<MoneyRecord> moneyOf(Project project) {
            return rows.stream()
                    .filter(row -> row.project().equals(project.id()))
                    .toList();
        }

        List<ReportRecord> reportsOf(Project project) {
            return reported.getOrDefault(project.id(), List.of());
        }

        RowView row(Project project) {
            Map<String, BigDecimal> done = new HashMap<>();
            reportsOf(project).forEach(report -> done.putAll(report.done()));
            return new RowView(
                    project.id(),
                    project.number(),
                    project.ref(),
                    project.domain(),
                    ProjectViews.whole(project.category()),
                    ProjectViews.whole(project.title()),
                    ProjectViews.whole(project.summary()),
                    project.start(),
                    project.end(),
                    ProjectViews.plain(project.investment()),
                    project.units().stream()
                            .map(unit -> new ProjectUnitView(units.view(unit.unit()), unit.lead(), unit.printed()))
                            .toList(),
                    project.quantities().stream()
                            .map(quantity -> quantity(quantity, done.get(quantity.id())))
                            .toList(),
                    standing(project));
        }

        ReportView report(ReportRecord report) {
            Map<String, String> done = new TreeMap<>();
            report.done().forEach((quantity, amount) -> done.put(quantity, amount.toPlainString()));
            Origin origin = report.origin();
            return new ReportView(
                    report.version(),
                    report.month().toString(),
                    ProjectViews.plain(report.percent()),
                    report.texts().progress(),
                    report.texts().problems(),
                    report.texts().nextSteps(),
                    report.texts().delayCause(),
                    report.newDate(),
                    done,
                    report.evidence().stream()
                            .map(file -> new EvidenceFile(file.file(), file.name()))
                            .toList(),
                    units.view(origin.unit()),
                    origin.author(),
                    origin.withdrawn(),
                    origin.sample(),
                    origin.recordedAt(),
                    origin.until());
        }

        MoneyView money(MoneyRecord row) {
            Origin origin = row.origin();
            return new MoneyView(
                    row.version(),
                    row.spent().year(),
                    row.spent().source(),
                    ProjectViews.plain(row.spent().planned()),
                    ProjectViews.plain(row.spent().arranged()),
                    ProjectViews.plain(row.spent().paid()),
                    row.document(),
                    files.named(row.evidence()),
                    units.view(origin.unit()),
                    origin.author(),
                    origin.withdrawn(),
                    origin.sample(),
                    origin.recordedAt(),
                    origin.until());
        }

        private QuantityView quantity(Project.Quantity quantity, @Nullable BigDecimal done) {
            PackText note = quantity.note();
            return new QuantityView(
                    quantity.id(),
                    ProjectViews.whole(quantity.title()),
                    ProjectViews.plain(quantity.least()),
                    ProjectViews.plain(quantity.most()),
                    measures.title(quantity.unit()),
                    quantity.about(),
                    quantity.printedUnit(),
                    note == null ? null : ProjectViews.whole(note),
                    ProjectViews.plain(done),
                    percent(quantity.least(), done));
        }

        private StandingView standing(Project project) {
            LocalDate newDate = reportsOf(project).stream()
                    .map(ReportRecord::newDate)
                    .filter(Objects::nonNull)
                    .reduce((first, second) -> second)
                    .orElse(null);
            Receipt receipt = states.get(ProjectReceipts.subject(project.id()));
            if (receipt == null) {
                return new StandingView(
                        "unknown", null, null, null, null, null, null, null, null, List.of(), newDate, null, false,
                        false);
            }
            JsonNode outcome = receipt.outcome().json().tree();
            List<String> warnings = new ArrayList<>();
            outcome.path("warnings").forEach(warning -> warnings.add(warning.asString()));
            return new StandingView(
                    receipt.outcome().findState().orElse("unknown"),
                    text(outcome, "reason"),
                    text(outcome, "reported_for"),
                    text(outcome, "built_percent"),
                    text(outcome, "time_percent"),
                    text(outcome, "arranged"),
                    text(outcome, "paid"),
                    text(outcome, "arranged_percent"),
                    text(outcome, "paid_percent"),
                    warnings,
                    newDate,
                    receipt.id().value(),
                    receipt.state() == Receipt.State.STALE,
                    receipt.sample());
        }
    }

    private static @Nullable String percent(@Nullable BigDecimal planned, @Nullable BigDecimal done) {
        return planned == null || done == null || planned.signum() == 0
                ? null
                : done.multiply(ALL).divide(planned, 1, RoundingMode.HALF_EVEN).toPlainString();
    }

    private static @Nullable String text(JsonNode outcome, String name) {
        JsonNode value = outcome.get(name);
        return value == null ? null : value.asString();
    }
}
