package io.qingyuan.quality.internal;

import io.qingyuan.quality.internal.AirPlaces.Area;
import io.qingyuan.time.Zone;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes one air file: its rows, the days they change and the results above them, in one transaction. A fault anywhere
 * refuses the file whole.
 */
@Component
class AirImport {
    private final DataSource source;
    private final JdbcAirFiles files;
    private final JdbcStationHours hours;
    private final JdbcPublishedDays days;
    private final AirDayUpdater updater;
    private final AirResults results;

    AirImport(
            DataSource source,
            JdbcAirFiles files,
            JdbcStationHours hours,
            JdbcPublishedDays days,
            AirDayUpdater updater,
            AirResults results) {
        this.source = source;
        this.files = files;
        this.hours = hours;
        this.days = days;
        this.updater = updater;
        this.results = results;
    }

    /**
     * What is to be taken.
     *
     * @param sha256 of the file's bytes
     * @param origin who published it and how it was collected, in words
     */
    record Request(
            Path path,
            String name,
            String sha256,
            String origin,
            AirPlaces places,
            AirSelection selection,
            String by) {}

    /** What came of it. */
    sealed interface Taken {
        /**
         * The file was taken.
         *
         * @param changedDays derived days that are new or came out otherwise than before
         */
        record Done(FileRow file, AirFileSummary summary, int changedDays) implements Taken {}

        /** The same content was taken before, for the same series; nothing was done. */
        record Unchanged(FileRow file) implements Taken {}
    }

    /**
     * Takes the file.
     *
     * @throws AirFileFaulty when anything is wrong in the file
     * @throws ImportCancelled when asked to stop
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public Taken take(Request request, LocalDate today, AirProgress progress) {
        Instant at = files.lock();
        Optional<FileRow> before =
                files.find(request.sha256(), request.selection().key());
        if (before.isPresent()) {
            return new Taken.Unchanged(before.get());
        }
        Staged staged = stage(request, today, progress);
        progress.phase(AirProgress.Phase.SAVING);
        boolean hourly = staged.summary().shape().isHourly();
        long id = files.nextId();
        JdbcStationHours.Merged merged = hourly ? hours.merge(id, at) : days.merge(id, at);
        FileRow file = row(id, request, staged.summary(), merged, at);
        files.insert(file);
        progress.phase(AirProgress.Phase.EVALUATING);
        int changed = 0;
        for (Changed change : changed(request.places(), staged)) {
            changed += updater.derive(change.area(), change.from(), change.to(), at);
            results.rowsChanged(change, request.by());
        }
        return new Taken.Done(file, staged.summary(), changed);
    }

    private record Staged(AirFileSummary summary, Map<Integer, String> series) {}

    private Staged stage(Request request, LocalDate today, AirProgress progress) {
        Map<Integer, String> codes = new HashMap<>();
        Map<String, Integer> stations =
                number(SeriesKind.STATION, request.selection().stations(), codes);
        Map<String, Integer> areas = number(SeriesKind.AREA, request.selection().areas(), codes);
        hours.createStaging();
        days.createStaging();
        AirFileReader reader = new AirFileReader(request.selection(), today, progress);
        progress.phase(AirProgress.Phase.READING);
        try (InputStream stream = new CountingStream(Files.newInputStream(request.path()), progress);
                StagingSink sink = new StagingSink(source, stations, areas)) {
            return new Staged(reader.read(stream, sink), codes);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + request.path(), e);
        }
    }

    private Map<String, Integer> number(SeriesKind kind, Set<String> wanted, Map<Integer, String> codes) {
        Map<String, Integer> numbers = new HashMap<>();
        for (String code : wanted) {
            int id = files.seriesId(kind, code);
            numbers.put(code, id);
            codes.put(id, code);
        }
        return numbers;
    }

    private static FileRow row(
            long id, Request request, AirFileSummary summary, JdbcStationHours.Merged merged, Instant at) {
        try {
            return new FileRow(
                    id,
                    request.sha256(),
                    request.selection().key(),
                    request.name(),
                    summary.shape(),
                    request.origin(),
                    Files.size(request.path()),
                    summary.lines(),
                    summary.taken(),
                    merged.added() - merged.superseding(),
                    merged.superseding(),
                    AirClock.instant(summary.firstHour()),
                    AirClock.instant(summary.endHour()),
                    at,
                    request.by());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Days of an area that rows of a file lie on.
     *
     * @param series the station or published name the rows belong to
     */
    record Changed(Area area, SeriesKind kind, Set<String> series, LocalDate from, LocalDate to) {}

    private List<Changed> changed(AirPlaces places, Staged staged) {
        Map<String, Changed> byArea = new HashMap<>();
        hours.extent()
                .forEach((series, extent) -> merge(
                        byArea,
                        places.findAreaOf(code(staged, series)).orElseThrow(),
                        SeriesKind.STATION,
                        code(staged, series),
                        Zone.dayOf(extent[0]),
                        Zone.dayOf(extent[1]).plusDays(1)));
        days.extent()
                .forEach((series, extent) -> merge(
                        byArea,
                        places.findPublished(code(staged, series)).orElseThrow(),
                        SeriesKind.AREA,
                        code(staged, series),
                        extent[0],
                        extent[1].plusDays(1)));
        return List.copyOf(byArea.values());
    }

    private static String code(Staged staged, int series) {
        String code = staged.series().get(series);
        if (code == null) {
            throw new IllegalStateException("staged rows of an unknown series " + series);
        }
        return code;
    }

    private static void merge(
            Map<String, Changed> byArea, Area area, SeriesKind kind, String series, LocalDate from, LocalDate to) {
        Changed one = new Changed(area, kind, Set.of(series), from, to);
        byArea.merge(area.id(), one, (earlier, later) -> {
            Set<String> all = new LinkedHashSet<>(earlier.series());
            all.addAll(later.series());
            return new Changed(
                    area,
                    kind,
                    all,
                    earlier.from().isBefore(later.from()) ? earlier.from() : later.from(),
                    earlier.to().isAfter(later.to()) ? earlier.to() : later.to());
        });
    }

    /** Writes rows to the staging table of their shape; the copy is begun with the first row. */
    private static final class StagingSink implements AirRow, AutoCloseable {
        private final DataSource source;
        private final Map<String, Integer> stations;
        private final Map<String, Integer> areas;
        private @Nullable CopyText copy;
        private long knownHour = Long.MIN_VALUE;
        private String knownText = "";

        StagingSink(DataSource source, Map<String, Integer> stations, Map<String, Integer> areas) {
            this.source = source;
            this.stations = stations;
            this.areas = areas;
        }

        @Override
        public void hour(String station, long hour, long line, @Nullable String[] values, int notMonitored) {
            CopyText to = copy;
            if (to == null) {
                copy = to = CopyText.into(source, JdbcStationHours.STAGING);
            }
            if (hour != knownHour) {
                knownHour = hour;
                knownText = AirClock.instant(hour).toString();
            }
            to.add(id(stations, station)).add(knownText).add(line);
            for (String value : values) {
                to.add(value);
            }
            to.add(notMonitored).end();
        }

        @Override
        public void day(String area, LocalDate day, long line, @Nullable String[] values) {
            CopyText to = copy;
            if (to == null) {
                copy = to = CopyText.into(source, JdbcPublishedDays.STAGING);
            }
            to.add(id(areas, area)).add(day.toString()).add(line);
            for (String value : values) {
                to.add(value);
            }
            to.end();
        }

        private static int id(Map<String, Integer> numbers, String code) {
            Integer id = numbers.get(code);
            if (id == null) {
                throw new IllegalStateException("a row of a series that is not wanted: " + code);
            }
            return id;
        }

        @Override
        public void close() {
            if (copy != null) {
                copy.close();
            }
        }
    }
}
