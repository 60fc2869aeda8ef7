package io.qingyuan.quality.internal;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.qingyuan.quality.QualityProblem;
import io.qingyuan.standards.air.Pollutant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks the rows of one file and hands them on. After the first fault nothing is handed on any more. */
final class AirRows {
    /** More faults than these are only counted: the file is refused anyway. */
    static final int MAX_FAULTS = 50;

    /** Rows with faults after which reading ends: a file of another kind would go on for ever. */
    private static final int MAX_COUNTED = 1000;

    /** The first day of the 2012 standards' use; before it nothing can be evaluated. */
    private static final LocalDate EARLIEST = LocalDate.of(2012, 1, 1);

    private final AirShape shape;
    private final AirSelection selection;
    private final LocalDate latest;
    private final AirRow sink;
    private final List<AirFault> faults = new ArrayList<>();
    private final SeenRows seen = new SeenRows();
    private final @Nullable String[] values = new @Nullable String[Pollutant.INDEXED.size()];
    private long counted;
    private long taken;
    private long left;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;
    private String knownLabel = "";
    private long knownHour;

    AirRows(AirShape shape, AirSelection selection, LocalDate today, AirRow sink) {
        this.shape = shape;
        this.selection = selection;
        this.latest = today;
        this.sink = sink;
    }

    void take(CsvRecord csv) {
        long line = csv.getStartingLineNumber();
        if (csv.getFieldCount() != shape.columns().size()) {
            fault(AirFault.at(
                    line,
                    "",
                    QualityProblem.FIELDS_COUNT,
                    csv.getFieldCount(),
                    shape.columns().size()));
            return;
        }
        String series = csv.getField(shape.seriesColumn());
        boolean wanted = shape.isHourly()
                ? selection.stations().contains(series)
                : selection.areas().contains(series);
        if (!wanted) {
            left++;
            return;
        }
        taken++;
        int notMonitored = readValues(csv, line);
        if (shape.isHourly()) {
            takeHour(csv, series, line, notMonitored);
        } else {
            takeDay(csv, series, line);
        }
    }

    private void takeHour(CsvRecord csv, String station, long line, int notMonitored) {
        String label = csv.getField(shape.timeColumn());
        if (!label.equals(knownLabel)) {
            Optional<Long> hour = AirClock.hour(label);
            if (hour.isEmpty()) {
                fault(AirFault.at(line, timeColumn(), QualityProblem.TIME_WRONG, label));
                return;
            }
            knownLabel = label;
            knownHour = hour.get();
        }
        if (isPlausible(AirClock.dayOf(knownHour), label, line) && isFirst(station, knownHour, label, line)) {
            note(knownHour, knownHour + 1);
            if (faults.isEmpty()) {
                sink.hour(station, knownHour, line, values, notMonitored);
            }
        }
    }

    private void takeDay(CsvRecord csv, String area, long line) {
        String text = csv.getField(shape.timeColumn());
        Optional<LocalDate> day = AirClock.day(text);
        if (day.isEmpty()) {
            fault(AirFault.at(line, timeColumn(), QualityProblem.DAY_WRONG, text));
            return;
        }
        if (isPlausible(day.get(), text, line) && isFirst(area, day.get().toEpochDay(), text, line)) {
            long start = AirClock.firstHour(day.get());
            note(start, start + 24);
            if (faults.isEmpty()) {
                sink.day(area, day.get(), line, values);
            }
        }
    }

    private boolean isPlausible(LocalDate day, String found, long line) {
        if (day.isBefore(EARLIEST) || day.isAfter(latest)) {
            fault(AirFault.at(line, timeColumn(), QualityProblem.TIME_OUT_OF_RANGE, found, EARLIEST, latest));
            return false;
        }
        return true;
    }

    private boolean isFirst(String series, long position, String label, long line) {
        int before = seen.put(series, position, line);
        if (before != 0) {
            fault(AirFault.at(line, timeColumn(), QualityProblem.ROW_TWICE, series, label, before));
        }
        return before == 0;
    }

    private int readValues(CsvRecord csv, long line) {
        int notMonitored = 0;
        for (int slot = 0; slot < values.length; slot++) {
            Pollutant pollutant = Pollutant.INDEXED.get(slot);
            String field = csv.getField(shape.valueColumn(pollutant));
            values[slot] = null;
            switch (AirValue.classify(field, pollutant)) {
                case NUMBER -> values[slot] = field;
                case MISSING -> {}
                case NOT_MONITORED -> notMonitored |= 1 << slot;
                case NOT_NUMBER -> fault(AirFault.at(line, column(pollutant), QualityProblem.VALUE_NOT_NUMBER, field));
                case OUT_OF_RANGE ->
                    fault(AirFault.at(
                            line,
                            column(pollutant),
                            QualityProblem.VALUE_OUT_OF_RANGE,
                            field,
                            AirValue.bound(pollutant),
                            pollutant.unit().symbol()));
            }
        }
        return notMonitored;
    }

    /** What came of it, once every row was taken. */
    AirFileSummary finish(long lines) {
        if (!faults.isEmpty()) {
            throw new AirFileFaulty(reported());
        }
        if (taken == 0) {
            String wanted = String.join(", ", shape.isHourly() ? selection.stations() : selection.areas());
            throw new AirFileFaulty(List.of(AirFault.at(
                    lines, shape.columns().get(shape.seriesColumn()), QualityProblem.NO_ROWS_TAKEN, wanted)));
        }
        List<AirFileSummary.Gap> gaps =
                seen.gaps(shape.isHourly() ? hour -> hour : day -> AirClock.firstHour(LocalDate.ofEpochDay(day)));
        long gapHours =
                gaps.stream().mapToLong(gap -> gap.toHour() - gap.fromHour()).sum();
        return new AirFileSummary(shape, lines, taken, left, first, last, gaps, gapHours);
    }

    /** The refusal when reading broke off. */
    AirFileFaulty faultyWith(AirFault end) {
        List<AirFault> all = new ArrayList<>();
        all.add(end);
        all.addAll(reported());
        return new AirFileFaulty(all);
    }

    private void fault(AirFault fault) {
        counted++;
        if (faults.size() < MAX_FAULTS) {
            faults.add(fault);
        }
        if (counted >= MAX_COUNTED) {
            throw new AirFileFaulty(reported());
        }
    }

    private List<AirFault> reported() {
        if (counted <= faults.size()) {
            return faults;
        }
        List<AirFault> all = new ArrayList<>(faults);
        all.add(AirFault.at(0, "", QualityProblem.MORE_FAULTS, counted - faults.size()));
        return all;
    }

    private void note(long from, long to) {
        first = Math.min(first, from);
        last = Math.max(last, to);
    }

    private String timeColumn() {
        return shape.columns().get(shape.timeColumn());
    }

    private String column(Pollutant pollutant) {
        return shape.columns().get(shape.valueColumn(pollutant));
    }
}
