package io.qingyuan.decisions.internal;

import io.qingyuan.packs.PackText;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the API says about decisions. Values are text in the digits they were written with. */
final class DecisionViews {

    private DecisionViews() {}

    /** A line of the list. */
    record DecisionLine(
            String id,
            PackText title,
            @Nullable PackText note,
            String pack,
            List<EditionView> editions,
            int rows,
            int examples,
            int examplesHolding) {}

    record EditionView(
            String file, LocalDate from, @Nullable LocalDate to, PackText source, boolean sample, boolean shown) {}

    /** A line of the list of those that anybody may ask. */
    record OpenLine(String id, PackText title, @Nullable PackText note, boolean sample) {}

    /**
     * One decision as people read it, in the edition of a day.
     *
     * @param open whether anybody may ask it without signing in
     */
    record DecisionView(
            String id,
            PackText title,
            @Nullable PackText note,
            String pack,
            boolean complete,
            @Nullable PackText reason,
            boolean open,
            LocalDate on,
            List<EditionView> editions,
            List<TermView> inputs,
            List<TermView> outputs,
            List<TableView> tables,
            List<ExampleView> examples) {}

    record TermView(
            String id,
            String type,
            PackText title,
            @Nullable PackText unit,
            @Nullable PackText note,
            List<ValueView> values) {}

    record ValueView(String value, PackText title, @Nullable PackText note) {}

    /**
     * A table, or a formula.
     *
     * @param policy the letter of the hit policy; null for a formula
     */
    record TableView(
            String name,
            @Nullable String policy,
            @Nullable String formula,
            List<ColumnView> columns,
            List<String> outputs,
            List<String> annotations,
            List<RowView> rows) {}

    record ColumnView(String expression, String type) {}

    record RowView(int number, List<CellView> tests, List<String> results, List<String> annotations) {}

    /** A cell: its text in FEEL, and the stretches it means. */
    record CellView(String text, boolean negated, List<StretchView> stretches) {}

    record StretchView(
            @Nullable String low, boolean lowIn, @Nullable String high, boolean highIn) {}

    record ExampleView(
            @Nullable PackText title,
            @Nullable LocalDate on,
            Map<String, String> in,
            String expected,
            String found,
            boolean holds) {}

    /**
     * What a decision gives.
     *
     * @param fault why it gives nothing, in the reader's language
     */
    record ResultView(
            String edition,
            boolean sample,
            Map<String, List<String>> outputs,
            List<FiredView> fired,
            @Nullable FaultView fault,
            List<ChangeView> changes,
            @Nullable String receipt) {}

    record FiredView(String decision, List<Integer> rows) {}

    record FaultView(String code, String detail) {}

    /**
     * What would give another result.
     *
     * @param text the sentence, in the reader's language
     */
    record ChangeView(String input, String relation, List<String> values, List<String> result, String text) {}

    /** A decision that was made. */
    record MadeView(
            String id,
            String about,
            LocalDate on,
            Map<String, String> inputs,
            boolean sample,
            String by,
            Instant at,
            @Nullable String receipt,
            @Nullable String state,
            List<String> result,
            @Nullable FaultView fault) {}

    record MadePage(List<MadeView> decisions, @Nullable String next) {}
}
