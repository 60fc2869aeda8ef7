package io.qingyuan.plan;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.qingyuan.packs.PackText;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an item stands in a year, with everything a list shows of it.
 *
 * @param status against the plan's own target
 * @param requiredStatus against the national requirement of the year
 * @param value the value that is judged; none where nothing was reported
 * @param values what each origin says, side by side
 * @param path the value the path to the target asks for in the year
 * @param gap how far the value is ahead of the path; negative when short of it
 * @param pace what has to be added every year from here to reach the target in time
 * @param forecast what the trend leads to in the target year
 * @param warning a binding item off track, or whose trend falls short
 * @param why the status in a sentence
 * @param receipt where the status comes from
 * @param stale the status is being made anew
 * @param series all years
 */
public record IndicatorRow(
        String id,
        @Nullable String letter,
        PackText title,
        Parent indicator,
        String domain,
        int taskGroup,
        boolean binding,
        String kind,
        String direction,
        Unit unit,
        Cell required,
        Cell target,
        Baseline baseline,
        Status status,
        Status requiredStatus,
        @Nullable Judged value,
        List<OriginValue> values,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
        BigDecimal path,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
        BigDecimal gap,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
        BigDecimal pace,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
        BigDecimal forecast,

        boolean warning,
        @Nullable Change change,
        PackText why,
        @Nullable OwnerView owner,
        @Nullable String receipt,
        boolean stale,
        List<Point> series) {

    public IndicatorRow {
        values = List.copyOf(values);
        series = List.copyOf(series);
    }

    /** The row of the table the item stands in, with what its items come to together. */
    public record Parent(String id, int number, PackText title, String ref, Status status, int items) {}

    /**
     * The unit of measure.
     *
     * @param printed what the table prints, which is not always right
     */
    public record Unit(String id, PackText title, String printed) {}

    /**
     * A cell that asks for something.
     *
     * @param value the number to reach: the printed one, or the assigned one where none is printed
     * @param sign ≥ ≤ > <, where there is a number
     * @param assigned whether the superior's task has to be completed
     * @param text the words as printed
     */
    public record Cell(
            @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
            BigDecimal value,

            @Nullable String sign,
            boolean assigned,
            @Nullable PackText text) {}

    /** The status the plan prints; {@code scopes} where it prints one for each of several groups. */
    public record Baseline(
            int year,

            @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
            BigDecimal value,

            @Nullable PackText text,
            List<Scoped> scopes) {}

    public record Scoped(
            PackText title,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal value) {}

    /**
     * The value that is judged.
     *
     * @param scope the group of units whose value it is, where the worst of several is judged
     */
    public record Judged(
            @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
            BigDecimal number,

            @Nullable PackText state,
            String origin,
            String finality,
            boolean sample,
            @Nullable PackText scope) {}

    /**
     * What one origin says.
     *
     * @param evidence ids of the files that hang on it
     * @param receipt where it was computed the receipt it says, otherwise that of the choice where it is the judged one
     */
    public record OriginValue(
            String origin,
            String finality,

            @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
            BigDecimal number,

            @Nullable PackText state,
            @Nullable String text,
            @Nullable PackText scope,
            boolean judged,
            boolean sample,
            @Nullable String document,
            List<String> evidence,
            @Nullable String doubt,
            @Nullable String receipt) {}

    /**
     * Against the year before.
     *
     * @param better whether it moved the right way; null when it did not move
     */
    public record Change(
            int year,

            @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
            BigDecimal amount,

            Status before,
            @Nullable Boolean better) {}

    public record OwnerView(
            String unit,
            PackText title,
            Owner.Basis basis,
            @Nullable PackText from) {}

    /** One year of the series; no number where none was reported. */
    public record Point(
            int year,

            @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
            BigDecimal number,

            @Nullable PackText state,

            @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
            BigDecimal path,

            Status status,
            Status requiredStatus,
            boolean sample,
            boolean preliminary,
            @Nullable String receipt) {}
}
