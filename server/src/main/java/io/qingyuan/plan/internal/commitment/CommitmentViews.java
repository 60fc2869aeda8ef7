package io.qingyuan.plan.internal.commitment;

import io.qingyuan.packs.PackText;
import io.qingyuan.plan.internal.commitment.Commitment.Basis;
import io.qingyuan.plan.internal.unit.EvidenceFile;
import io.qingyuan.plan.internal.unit.UnitView;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the API says about commitments. Numbers travel as text, so that no digit is lost. */
final class CommitmentViews {

    private CommitmentViews() {}

    record OwnerView(UnitView unit, Basis basis) {}

    /**
     * Where it stands.
     *
     * @param status see {@link State}
     * @param on and the next three: the report that decides
     * @param days days from today to the deadline, negative when it has passed; days late where it was reached late
     * @param receipt where the state comes from
     */
    record StateView(
            String status,
            @Nullable String reason,
            @Nullable LocalDate on,
            @Nullable String value,
            @Nullable String step,
            @Nullable String compared,
            List<Integer> missingYears,
            long days,
            @Nullable UUID receipt,
            boolean stale,
            boolean sample) {}

    /**
     * What is asked.
     *
     * @param document number of the paper by which a superior authority set the value, where one did
     */
    record AskedView(
            String comparator,
            @Nullable String value,
            @Nullable String max,
            @Nullable PackText unit,
            @Nullable String baseline,
            @Nullable Integer baselineYear,
            @Nullable PackText baselineText,
            @Nullable String rhythm,
            @Nullable String document) {}

    record LinksView(
            @Nullable String item,
            boolean sameMeasure,
            @Nullable String project,
            @Nullable String sameAs,
            List<String> conflicts) {}

    record RowView(
            String id,
            String ref,
            int chapter,
            String kind,
            PackText title,
            AskedView asked,
            LocalDate deadline,
            String deadlinePrinted,
            String modality,
            String scope,
            boolean datedOrQuantified,
            List<OwnerView> owners,
            LinksView links,
            StateView state,
            @Nullable ReportView latest) {}

    record ReportView(
            UUID version,
            LocalDate on,
            @Nullable String value,
            @Nullable String step,
            @Nullable String comment,
            @Nullable String document,
            @Nullable UnitView unit,
            String author,
            @Nullable String withdrawn,
            boolean sample,
            Instant recordedAt,
            @Nullable Instant until,
            List<EvidenceFile> evidence) {}

    /**
     * One page of the list.
     *
     * @param total how many the filters leave
     * @param counts of those, how many are in each state
     * @param next the key the next page begins after
     */
    record PageView(
            List<RowView> rows,
            int total,
            Map<String, Integer> counts,
            @Nullable String next) {}

    record SideView(
            String key,
            PackText says,
            @Nullable String commitment,
            @Nullable String item,
            @Nullable String project) {}

    record DecisionView(
            String used,
            String reason,
            String author,
            Instant recordedAt,
            @Nullable Instant until) {}

    record ConflictView(
            String id,
            PackText title,
            PackText question,
            List<SideView> sides,
            @Nullable DecisionView decision,
            List<DecisionView> history) {}

    /**
     * A commitment with all that belongs to it.
     *
     * @param mayReport whether the reader may report here
     * @param mayDecide whether the reader may decide between two sayings and name who answers
     */
    record DetailView(
            RowView row,
            @Nullable PackText anchor,
            @Nullable PackText note,
            List<ReportView> reports,
            List<ReportView> history,
            List<ConflictView> conflicts,
            boolean mayReport,
            boolean mayDecide) {}

    /**
     * What the list can be narrowed by.
     *
     * @param units that answer for something, with the units behind groups
     * @param towns areas whose units answer for something
     */
    record FilterView(List<Integer> chapters, List<Integer> years, List<UnitView> units, List<UnitView> towns) {}

    static @Nullable String plain(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }

    /** A text that always has Chinese, as pages ask. */
    static PackText whole(PackText text) {
        return new PackText(text.preferChinese(), text.en());
    }

    static @Nullable PackText wholeOrNull(@Nullable PackText text) {
        return text == null ? null : whole(text);
    }
}
