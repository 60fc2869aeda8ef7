package io.qingyuan.telemetry.internal;

import io.qingyuan.telemetry.DeviceId;
import io.qingyuan.telemetry.FramePosition;
import io.qingyuan.telemetry.Observation;
import io.qingyuan.telemetry.Observation.Value;
import io.qingyuan.telemetry.ObservationStore;
import io.qingyuan.telemetry.SeriesKey;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** Observations in PostgreSQL: one wide row a frame, written by COPY. */
@Repository
class JdbcObservations implements ObservationStore {

    private static final String READ = """
            select s.device, s.st, s.cn, s.packet, o.data_time, o.block, o.place, o.flags, o.values, o.marks, f.names
              from telemetry.series s
              join telemetry.observation o on o.series = s.id
              join telemetry.factor_set f on f.id = o.factor_set
            """;

    private static final String CURRENT = """
             not exists (select 1
                           from telemetry.observation_superseded x
                          where x.series = o.series and x.data_time = o.data_time
                            and x.block = o.block and x.place = o.place)
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final JdbcSeries series;
    private final Copy copy;

    JdbcObservations(JdbcClient jdbc, TransactionTemplate transaction, JdbcSeries series, Copy copy) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.series = series;
        this.copy = copy;
    }

    @Override
    public Written write(long block, List<Observation> observations) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            long last = jdbc.sql("select block from telemetry.progress for update")
                    .query(Long.class)
                    .single();
            if (block <= last) {
                return new Written(0, 0);
            }
            Written written = observations.isEmpty() ? new Written(0, 0) : merge(observations);
            jdbc.sql("update telemetry.progress set block = :block")
                    .param("block", block)
                    .update();
            return written;
        }));
    }

    @Override
    public Written writeLate(List<Observation> observations) {
        return observations.isEmpty()
                ? new Written(0, 0)
                : Objects.requireNonNull(transaction.execute(_ -> merge(observations)));
    }

    private Written merge(List<Observation> observations) {
        Map<SeriesKey, Integer> numbers =
                series.numbers(observations.stream().map(Observation::series).toList());
        Map<String, Integer> sets = series.factorSets(
                observations.stream().map(ObservationRow::names).toList());
        List<ObservationRow> rows = new ArrayList<>();
        for (Observation one : observations) {
            int number = Objects.requireNonNull(numbers.get(one.series()));
            int set = Objects.requireNonNull(sets.get(ObservationRow.names(one)));
            rows.add(ObservationRow.of(one, number, set));
        }
        return write(rows, current(rows));
    }

    /** What holds now for the keys of those rows. */
    private Map<ObservationRow.Key, ObservationRow> current(List<ObservationRow> rows) {
        Map<ObservationRow.Key, ObservationRow> current = new HashMap<>();
        Map<Integer, Instant> newest = newest(rows);
        List<ObservationRow.Key> keys = rows.stream()
                .map(ObservationRow::key)
                .filter(key ->
                        newest.containsKey(key.series()) && !key.dataTime().isAfter(newest.get(key.series())))
                .distinct()
                .toList();
        if (keys.isEmpty()) {
            return current;
        }
        jdbc.sql("""
                select o.series, o.data_time, o.block, o.place, o.factor_set, o.flags, o.values::text as values, o.marks
                  from unnest(:series, cast(:times as timestamptz[])) as g (series, data_time)
                  join telemetry.observation o on o.series = g.series and o.data_time = g.data_time
                 where""" + CURRENT)
                .param("series", keys.stream().map(ObservationRow.Key::series).toArray(Integer[]::new))
                .param(
                        "times",
                        keys.stream().map(key -> key.dataTime().toString()).toArray(String[]::new))
                .query(row -> {
                    ObservationRow one = new ObservationRow(
                            row.getInt("series"),
                            instant(row, "data_time"),
                            position(row),
                            row.getInt("factor_set"),
                            row.getInt("flags"),
                            row.getString("values"),
                            row.getString("marks"));
                    current.put(one.key(), one);
                });
        return current;
    }

    /** The newest data time kept of each series of those rows: what is newer cannot be there already. */
    private Map<Integer, Instant> newest(List<ObservationRow> rows) {
        Map<Integer, Instant> newest = new HashMap<>();
        jdbc.sql("""
                select g.series, (select max(o.data_time) from telemetry.observation o where o.series = g.series) as newest
                  from unnest(:series) as g (series)
                """)
                .param(
                        "series",
                        rows.stream().map(ObservationRow::series).distinct().toArray(Integer[]::new))
                .query(row -> {
                    if (row.getObject("newest") != null) {
                        newest.put(row.getInt("series"), instant(row, "newest"));
                    }
                });
        return newest;
    }

    private Written write(List<ObservationRow> rows, Map<ObservationRow.Key, ObservationRow> current) {
        StringBuilder added = new StringBuilder();
        StringBuilder superseded = new StringBuilder();
        Map<Integer, ObservationRow> latest = new HashMap<>();
        Set<ObservationRow.Key> touched = new HashSet<>();
        int addedRows = 0;
        int supersededRows = 0;
        for (ObservationRow row : rows) {
            ObservationRow known = current.get(row.key());
            if (known != null && known.saysTheSame(row)) {
                continue;
            }
            row.appendTo(added);
            addedRows++;
            touched.add(row.key());
            if (known != null) {
                boolean late = row.cameBefore(known);
                supersede(late ? row : known, late ? known : row, superseded);
                supersededRows++;
                if (late) {
                    continue;
                }
            }
            current.put(row.key(), row);
            if (!row.inFuture()) {
                latest.merge(row.series(), row, (a, b) -> b.dataTime().isBefore(a.dataTime()) ? a : b);
            }
        }
        copy.into("telemetry.observation (series, data_time, block, place, factor_set, flags, values, marks)", added);
        copy.into("telemetry.observation_superseded (series, data_time, block, place, by_block, by_place)", superseded);
        advance(List.copyOf(latest.values()));
        noteHours(touched);
        return new Written(addedRows, supersededRows);
    }

    /** Hours that are to be counted again; see {@link Aggregator}. */
    private void noteHours(Set<ObservationRow.Key> touched) {
        List<ObservationRow.Key> keys = touched.stream()
                .map(key -> new ObservationRow.Key(key.series(), key.dataTime().truncatedTo(ChronoUnit.HOURS)))
                .distinct()
                .toList();
        jdbc.sql("""
                insert into telemetry.dirty (device, st, hour)
                select distinct s.device, s.st, g.hour
                  from unnest(:series, cast(:times as timestamptz[])) as g (series, hour)
                  join telemetry.series s on s.id = g.series and s.cn in (2011, 2051, 2061)
                """)
                .param("series", keys.stream().map(ObservationRow.Key::series).toArray(Integer[]::new))
                .param(
                        "times",
                        keys.stream().map(key -> key.dataTime().toString()).toArray(String[]::new))
                .update();
    }

    private static void supersede(ObservationRow known, ObservationRow by, StringBuilder lines) {
        lines.append(known.series()).append('\t').append(known.dataTime()).append('\t');
        lines.append(known.position().block())
                .append('\t')
                .append(known.position().place())
                .append('\t');
        lines.append(by.position().block())
                .append('\t')
                .append(by.position().place())
                .append('\n');
    }

    private void advance(List<ObservationRow> latest) {
        jdbc.sql("""
                update telemetry.series s
                   set latest_time = g.data_time, latest_block = g.block, latest_place = g.place
                  from unnest(:series, cast(:times as timestamptz[]), :blocks, :places)
                       as g (series, data_time, block, place)
                 where s.id = g.series and (s.latest_time is null or s.latest_time <= g.data_time)
                """)
                .param("series", latest.stream().map(ObservationRow::series).toArray(Integer[]::new))
                .param(
                        "times",
                        latest.stream().map(row -> row.dataTime().toString()).toArray(String[]::new))
                .param(
                        "blocks",
                        latest.stream().map(row -> row.position().block()).toArray(Long[]::new))
                .param(
                        "places",
                        latest.stream().map(row -> row.position().place()).toArray(Integer[]::new))
                .update();
    }

    @Override
    public long lastBlock() {
        return jdbc.sql("select block from telemetry.progress")
                .query(Long.class)
                .single();
    }

    @Override
    public List<Observation> listLatest(DeviceId device) {
        return jdbc.sql(READ + """
                 where s.device = :device
                   and o.data_time = s.latest_time and o.block = s.latest_block and o.place = s.latest_place
                 order by s.st, s.cn, s.packet
                """)
                .param("device", device.value())
                .query(JdbcObservations::observation)
                .list();
    }

    @Override
    public List<Observation> list(SeriesKey key, Instant from, Instant to) {
        return of(key, "and o.data_time >= :from and o.data_time < :to and" + CURRENT + "order by o.data_time")
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .query(JdbcObservations::observation)
                .list();
    }

    @Override
    public List<Observation> listHistory(SeriesKey key, Instant dataTime) {
        return of(key, "and o.data_time = :time order by o.block, o.place")
                .param("time", dataTime.atOffset(ZoneOffset.UTC))
                .query(JdbcObservations::observation)
                .list();
    }

    /** What holds in an hour of real-time, minute and hour uploads. Times in the future are left out. */
    List<Observation> listHour(long device, String st, Instant hour) {
        return jdbc.sql(READ + """
                 where s.device = :device and s.st = :st and s.cn in (2011, 2051, 2061)
                   and o.data_time >= :hour and o.data_time < :hour + interval '1 hour' and o.flags & 4 = 0
                   and""" + CURRENT + " order by s.cn, s.packet, o.data_time")
                .param("device", device)
                .param("st", st)
                .param("hour", hour.atOffset(ZoneOffset.UTC))
                .query(JdbcObservations::observation)
                .list();
    }

    /** What holds in a span of the uploads of one kind, the newest first. */
    List<Observation> listNewest(long device, String st, int cn, Instant from, Instant to, int limit) {
        return jdbc.sql(READ + """
                 where s.device = :device and s.st = :st and s.cn = :cn and o.data_time >= :from and o.data_time < :to
                   and""" + CURRENT + " order by o.data_time desc, s.packet limit :limit")
                .param("device", device)
                .param("st", st)
                .param("cn", cn)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query(JdbcObservations::observation)
                .list();
    }

    private JdbcClient.StatementSpec of(SeriesKey key, String rest) {
        return jdbc.sql(READ + " where s.device = :device and s.st = :st and s.cn = :cn and s.packet = :packet " + rest)
                .param("device", key.device().value())
                .param("st", key.st())
                .param("cn", key.cn())
                .param("packet", key.packet());
    }

    private static Observation observation(ResultSet row, int number) throws SQLException {
        SeriesKey key = new SeriesKey(
                new DeviceId(row.getLong("device")), row.getString("st"), row.getInt("cn"), row.getInt("packet"));
        BigDecimal[] numbers = (BigDecimal[]) row.getArray("values").getArray();
        String[] names = row.getString("names").split(",", -1);
        String marks = row.getString("marks");
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            values.add(new Value(names[i], Optional.ofNullable(numbers[i]), marks.charAt(i)));
        }
        return new Observation(
                key, instant(row, "data_time"), values, ObservationRow.flags(row.getInt("flags")), position(row));
    }

    private static FramePosition position(ResultSet row) throws SQLException {
        return new FramePosition(row.getLong("block"), row.getInt("place"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
