package io.qingyuan.plan.internal.commitment;

import io.qingyuan.identity.UnitId;
import io.qingyuan.plan.internal.commitment.CommitmentViews.RowView;
import io.qingyuan.plan.internal.unit.Answering.Directory;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of the list is asked for.
 *
 * @param year of the deadline
 * @param unit a unit that answers, or {@code none} for those nobody answers for
 * @param town an area whose units answer
 * @param item an indicator or one of its items
 * @param q words in the title, the id or the reference
 */
record CommitmentFilter(
        @Nullable Integer chapter,
        @Nullable Integer year,
        @Nullable String unit,
        @Nullable String town,
        @Nullable String state,
        @Nullable String kind,
        @Nullable String item,
        @Nullable String project,
        @Nullable String conflict,
        @Nullable String q) {

    static final String NOBODY = "none";

    boolean takes(RowView row, Directory units) {
        return (chapter == null || row.chapter() == chapter)
                && (year == null || row.deadline().getYear() == year)
                && (kind == null || row.kind().equals(kind))
                && (state == null
                        || List.of(state.split(",")).contains(row.state().status()))
                && (project == null || project.equals(row.links().project()))
                && (conflict == null || row.links().conflicts().contains(conflict))
                && (item == null || isAboutItem(row))
                && (unit == null || isAnsweredBy(unit, row, units))
                && (town == null || isAnsweredIn(town, row, units))
                && (q == null || says(row, q.strip().toLowerCase(Locale.ROOT)));
    }

    private boolean isAboutItem(RowView row) {
        String linked = row.links().item();
        return linked != null && item != null && (linked.equals(item) || linked.matches(item + "[a-z]"));
    }

    private static boolean isAnsweredBy(String unit, RowView row, Directory units) {
        return unit.equals(NOBODY) ? row.owners().isEmpty() : units.answers(unit, ownersOf(row));
    }

    private static boolean isAnsweredIn(String area, RowView row, Directory units) {
        Set<UnitId> there = units.unitsIn(area);
        return units.behind(ownersOf(row)).stream().anyMatch(there::contains);
    }

    private static List<String> ownersOf(RowView row) {
        return row.owners().stream().map(owner -> owner.unit().id()).toList();
    }

    private static boolean says(RowView row, String words) {
        String en = row.title().en();
        return row.id().contains(words)
                || row.ref().toLowerCase(Locale.ROOT).contains(words)
                || row.title().preferChinese().toLowerCase(Locale.ROOT).contains(words)
                || (en != null && en.toLowerCase(Locale.ROOT).contains(words));
    }
}
