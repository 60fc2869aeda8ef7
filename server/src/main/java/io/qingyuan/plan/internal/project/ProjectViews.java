package io.qingyuan.plan.internal.project;

import io.qingyuan.packs.PackText;
import io.qingyuan.plan.internal.unit.EvidenceFile;
import io.qingyuan.plan.internal.unit.UnitView;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the API says about projects. Numbers travel as text; money is in 10⁴ yuan (万元). */
final class ProjectViews {

    private ProjectViews() {}

    record ProjectUnitView(
            UnitView unit, boolean lead, @Nullable String printed) {}

    record QuantityView(
            String id,
            PackText title,
            @Nullable String planned,
            @Nullable String most,
            PackText unit,
            boolean about,
            @Nullable String printedUnit,
            @Nullable PackText note,
            @Nullable String done,
            @Nullable String percent) {}

    /**
     * How it stands.
     *
     * @param reportedFor the month of the last report
     * @param receipt where it comes from
     */
    record StandingView(
            String status,
            @Nullable String reason,
            @Nullable String reportedFor,
            @Nullable String builtPercent,
            @Nullable String timePercent,
            @Nullable String arranged,
            @Nullable String paid,
            @Nullable String arrangedPercent,
            @Nullable String paidPercent,
            List<String> warnings,
            @Nullable LocalDate newDate,
            @Nullable UUID receipt,
            boolean stale,
            boolean sample) {}

    record RowView(
            String id,
            int number,
            String ref,
            String domain,
            PackText category,
            PackText title,
            PackText summary,
            int start,
            int end,
            @Nullable String investment,
            List<ProjectUnitView> units,
            List<QuantityView> quantities,
            StandingView standing) {}

    record SourceView(String id, PackText title) {}

    /** Sums of one year or of one source. */
    record SumView(
            @Nullable String planned,
            @Nullable String arranged,
            @Nullable String paid) {}

    record YearView(int year, SumView sum, Map<String, SumView> bySource) {}

    /**
     * The list with what it adds up to.
     *
     * @param plannedTotal the sum of the projects that print an amount
     * @param withoutAmount how many print none
     * @param counts how many are in each state
     */
    record PageView(
            List<RowView> rows,
            int total,
            Map<String, Integer> counts,
            String plannedTotal,
            long withoutAmount,
            String arrangedTotal,
            String paidTotal,
            boolean moneySample,
            List<YearView> years,
            List<SourceView> sources) {}

    record ReportView(
            UUID version,
            String month,
            @Nullable String percent,
            @Nullable String progress,
            @Nullable String problems,
            @Nullable String nextSteps,
            @Nullable String delayCause,
            @Nullable LocalDate newDate,
            Map<String, String> done,
            List<EvidenceFile> evidence,
            UnitView unit,
            String author,
            @Nullable String withdrawn,
            boolean sample,
            Instant recordedAt,
            @Nullable Instant until) {}

    record MoneyView(
            UUID version,
            int year,
            String source,
            @Nullable String planned,
            @Nullable String arranged,
            @Nullable String paid,
            @Nullable String document,
            List<EvidenceFile> evidence,
            UnitView unit,
            String author,
            @Nullable String withdrawn,
            boolean sample,
            Instant recordedAt,
            @Nullable Instant until) {}

    /**
     * A project with all that belongs to it.
     *
     * @param commitments ids of the commitments that stand for its quantities and dates
     * @param mayReport whether the reader may report for it
     */
    record DetailView(
            RowView row,
            List<ReportView> reports,
            List<ReportView> reportHistory,
            List<MoneyView> money,
            List<MoneyView> moneyHistory,
            List<YearView> years,
            List<SourceView> sources,
            List<String> commitments,
            boolean mayReport) {}

    static @Nullable String plain(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }

    static PackText whole(PackText text) {
        return new PackText(text.preferChinese(), text.en());
    }
}
