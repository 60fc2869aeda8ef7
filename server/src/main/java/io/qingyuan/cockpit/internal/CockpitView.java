package io.qingyuan.cockpit.internal;

import io.qingyuan.packs.PackText;
import io.qingyuan.plan.Duties;
import io.qingyuan.plan.IndicatorRow;
import io.qingyuan.plan.Status;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a plan stands in a year.
 *
 * @param course on-course, off-course, or unknown where too little is reported to say
 * @param verdict the same in a sentence
 * @param moved items that changed against the year before, worse ones first
 * @param overdue items of a year that is over, without a figure
 * @param projects the key projects with their money, as of now
 * @param commitments all commitments, and those past their deadline
 */
record CockpitView(
        String plan,
        PackText title,
        int year,
        int baseYear,
        int targetYear,
        List<Integer> years,
        String course,
        PackText verdict,
        Map<String, Integer> counts,
        Binding binding,
        boolean sample,
        List<DomainView> domains,
        List<Tile> moved,
        List<Tile> overdue,
        Duties.ProjectSummary projects,
        Duties.CommitmentSummary commitments) {

    CockpitView {
        years = List.copyOf(years);
        domains = List.copyOf(domains);
        moved = List.copyOf(moved);
        overdue = List.copyOf(overdue);
    }

    /** The binding items: how many, how many met, how many off track, how many with an early warning. */
    record Binding(int total, int met, int off, int warned) {}

    record DomainView(String id, PackText title, Status status, Map<String, Integer> counts, List<Tile> items) {

        DomainView {
            items = List.copyOf(items);
        }
    }

    /** One item as a small picture. */
    record Tile(
            String id,
            int number,
            @Nullable String letter,
            PackText title,
            boolean binding,
            Status status,
            IndicatorRow.Unit unit,
            IndicatorRow.@Nullable Judged value,
            IndicatorRow.Cell target,
            IndicatorRow.@Nullable Change change,
            boolean warning,
            PackText why,
            IndicatorRow.@Nullable OwnerView owner,
            @Nullable String receipt,
            List<IndicatorRow.Point> series) {

        Tile {
            series = List.copyOf(series);
        }

        static Tile of(IndicatorRow row) {
            return new Tile(
                    row.id(),
                    row.indicator().number(),
                    row.letter(),
                    row.title(),
                    row.binding(),
                    row.status(),
                    row.unit(),
                    row.value(),
                    row.target(),
                    row.change(),
                    row.warning(),
                    row.why(),
                    row.owner(),
                    row.receipt(),
                    row.series());
        }
    }
}
