package io.qingyuan.telemetry.internal;

import io.qingyuan.identity.Title;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the page of a monitoring point shows. Numbers are written as text, with the digits they have. */
final class ReadingViews {
    private ReadingViews() {}

    /** A factor as it is shown. */
    record FactorView(String factor, Title title, @Nullable String unit) {
        static FactorView of(String factor) {
            return new FactorView(factor, FactorNames.title(factor), FactorNames.unit(factor));
        }
    }

    /**
     * What there is of a device in a system (ST).
     *
     * @param levels which data there are, as {@link Level#word}
     * @param last the newest data time of any
     */
    record SystemView(
            String st,
            Title title,
            List<String> levels,
            List<FactorView> factors,
            @Nullable Instant last) {}

    /**
     * A stretch of a curve: the least and the greatest value in it, each where it lies.
     *
     * @param count how many values it stands for
     * @param mark the mark of one that is not normal, {@code invalid} for a counted value without enough data; null when all are normal
     */
    record PointView(
            Instant lowAt,
            @Nullable String low,
            Instant highAt,
            @Nullable String high,
            long count,
            @Nullable String mark) {}

    record CurveView(FactorView factor, List<PointView> points) {}

    /**
     * A value in the table.
     *
     * @param mark as sent; for a counted value {@code valid}, {@code invalid} or null where no rule is known
     * @param note how much stands behind a counted value, as {@code 45/60}
     */
    record CellView(
            String factor,
            @Nullable String number,
            @Nullable String mark,
            @Nullable String note) {}

    /**
     * A row of the table.
     *
     * @param block null for counted values, which come from more than one frame
     */
    record RowView(
            Instant time, @Nullable Long block, @Nullable Integer place, List<String> flags, List<CellView> cells) {}

    /** A page of rows, the newest first; {@code next} is the {@code before} of the next page. */
    record RowPage(
            List<FactorView> factors,
            List<RowView> rows,
            @Nullable Instant next) {}

    /** A value in a frame. */
    record ItemView(
            String name,
            @Nullable Title title,
            @Nullable String unit,
            @Nullable String number,
            String mark,
            @Nullable Title markTitle) {}

    record FrameFault(String code, Title text, String clause, int offset) {}

    /** Another frame for the same data time. */
    record VersionView(long block, int place, boolean current) {}

    /**
     * A frame as it came.
     *
     * @param text the bytes, the password covered
     * @param root Merkle root of its block
     * @param versions all that was said for its data time, what holds now being the last
     */
    record FrameView(
            long block,
            int place,
            String root,
            Instant receivedAt,
            String admission,
            int length,
            String text,
            @Nullable Title system,
            @Nullable Title command,
            @Nullable Instant dataTime,
            List<FrameFault> faults,
            List<ItemView> items,
            List<VersionView> versions) {}

    /**
     * How much of a factor came and how much of it is valid.
     *
     * @param period its first day
     * @param dueHours hours of the period that are over, from the device's first on
     * @param receivedHours hours with data
     * @param stoppedHours hours in which the source stood still the whole hour
     * @param validHours null where no rule for this kind of source is known
     * @param transmission percent of the due hours
     * @param validity percent of the due hours in which the source ran
     * @param enough whether a quarter has enough of them; null for other periods or without a rule
     */
    record RateView(
            FactorView factor,
            LocalDate period,
            int dueHours,
            int receivedHours,
            int stoppedHours,
            @Nullable Integer validHours,
            @Nullable BigDecimal transmission,
            @Nullable BigDecimal validity,
            @Nullable Boolean enough) {}

    /** The newest values of a device in a system. */
    record LatestLine(
            long device,
            String mn,
            String name,
            @Nullable String unit,
            @Nullable Title unitTitle,
            String st,
            Title system,
            Instant time,
            long block,
            int place,
            List<ItemView> values) {}

    /** The list and up to which block it is told. */
    record LatestList(List<LatestLine> items, long block) {}
}
