package io.qingyuan.quality.internal;

import java.util.List;

/**
 * What an import found, as kept with it.
 *
 * @param faults why it was refused
 * @param gaps hours that are missing between the first and the last of a station; at most a hundred, in order
 * @param gapHours how many hours are missing in all
 * @param incident the number under which the server's log tells of a failure
 */
record ImportReport(
        String shape,
        long lines,
        long taken,
        long left,
        long added,
        long superseding,
        int changedDays,
        List<FaultLine> faults,
        List<GapLine> gaps,
        int gapCount,
        long gapHours,
        String incident) {

    private static final int MAX_GAPS = 100;

    ImportReport {
        faults = List.copyOf(faults);
        gaps = List.copyOf(gaps);
    }

    /** A fault by its code, to be told in the reader's language. */
    record FaultLine(String code, long line, String column, List<String> arguments) {}

    /** A gap: RFC 3339 times, half open. */
    record GapLine(String series, String from, String to, long hours) {}

    static ImportReport none() {
        return new ImportReport("", 0, 0, 0, 0, 0, 0, List.of(), List.of(), 0, 0, "");
    }

    static ImportReport failed(String incident) {
        return new ImportReport("", 0, 0, 0, 0, 0, 0, List.of(), List.of(), 0, 0, incident);
    }

    static ImportReport refused(List<AirFault> faults) {
        List<FaultLine> lines = faults.stream()
                .map(fault -> new FaultLine(fault.problem().name(), fault.line(), fault.column(), fault.arguments()))
                .toList();
        return new ImportReport("", 0, 0, 0, 0, 0, 0, lines, List.of(), 0, 0, "");
    }

    static ImportReport of(AirImport.Taken taken) {
        return switch (taken) {
            case AirImport.Taken.Unchanged(FileRow file) ->
                new ImportReport(
                        file.shape().code(),
                        file.lines(),
                        file.rowsTaken(),
                        0,
                        0,
                        0,
                        0,
                        List.of(),
                        List.of(),
                        0,
                        0,
                        "");
            case AirImport.Taken.Done(FileRow file, AirFileSummary summary, int changedDays) ->
                new ImportReport(
                        file.shape().code(),
                        file.lines(),
                        summary.taken(),
                        summary.left(),
                        file.rowsNew(),
                        file.rowsSuperseding(),
                        changedDays,
                        List.of(),
                        summary.gaps().stream()
                                .limit(MAX_GAPS)
                                .map(ImportReport::gap)
                                .toList(),
                        summary.gaps().size(),
                        summary.gapHours(),
                        "");
        };
    }

    private static GapLine gap(AirFileSummary.Gap gap) {
        return new GapLine(
                gap.series(),
                AirClock.instant(gap.fromHour()).toString(),
                AirClock.instant(gap.toHour()).toString(),
                gap.toHour() - gap.fromHour());
    }
}
