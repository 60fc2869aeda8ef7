package io.qingyuan.quality.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The hours of stations: written in bulk through a staging table, read as they were known at a time. */
@Repository
class JdbcStationHours {
    static final String STAGING = "air_staging_hour (series, hour, line, so2, no2, pm10, pm2_5, co, o3, not_monitored)";

    private static final int FETCH_ROWS = 5000;

    private static final String KNOWN_AT = """
            select h.series, h.hour, h.so2::text as so2, h.no2::text as no2, h.pm10::text as pm10,
                   h.pm2_5::text as pm2_5, h.co::text as co, h.o3::text as o3, h.not_monitored, h.file, h.line
              from quality.station_hour h
              join quality.air_file f on f.id = h.file
             where h.series = ?
               and h.hour >= ?
               and h.hour < ?
               and f.recorded_at <= ?
               and not exists (select 1
                                 from quality.station_hour_superseded s
                                where s.series = h.series
                                  and s.hour = h.hour
                                  and s.file = h.file
                                  and s.superseded_at <= ?)
             order by h.hour
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    JdbcStationHours(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = new JdbcTemplate(Objects.requireNonNull(template.getDataSource()));
        this.template.setFetchSize(FETCH_ROWS);
    }

    void createStaging() {
        jdbc.sql("""
                -- pg: temporary table of the transaction
                create temporary table air_staging_hour (
                    series integer, hour timestamptz, line bigint, so2 numeric, no2 numeric, pm10 numeric,
                    pm2_5 numeric, co numeric, o3 numeric, not_monitored smallint) on commit drop
                """).update();
    }

    /** How many rows became facts, and how many of them say otherwise than what was known. */
    record Merged(long added, long superseding) {}

    /** Takes the staged rows over as rows of a file: what is known already in the same digits is left as it is. */
    Merged merge(long file, Instant at) {
        jdbc.sql("analyze air_staging_hour").update();
        long superseding = 0;
        if (overlapsKnown()) {
            superseding = jdbc.sql("""
                    insert into quality.station_hour_superseded (series, hour, file, by_file, superseded_at)
                    select h.series, h.hour, h.file, :file, :at
                      from quality.station_hour h
                      join air_staging_hour n on n.series = h.series and n.hour = h.hour
                     where not exists (select 1
                                         from quality.station_hour_superseded s
                                        where s.series = h.series and s.hour = h.hour and s.file = h.file)
                       and (h.so2::text, h.no2::text, h.pm10::text, h.pm2_5::text, h.co::text, h.o3::text, h.not_monitored)
                           is distinct from
                           (n.so2::text, n.no2::text, n.pm10::text, n.pm2_5::text, n.co::text, n.o3::text, n.not_monitored)
                    """)
                    .param("file", file)
                    .param("at", JdbcAirFiles.at(at))
                    .update();
        }
        long added = jdbc.sql("""
                insert into quality.station_hour
                       (series, hour, file, line, so2, no2, pm10, pm2_5, co, o3, not_monitored)
                select n.series, n.hour, :file, n.line, n.so2, n.no2, n.pm10, n.pm2_5, n.co, n.o3, n.not_monitored
                  from air_staging_hour n
                 where not exists (select 1
                                     from quality.station_hour h
                                    where h.series = n.series
                                      and h.hour = n.hour
                                      and not exists (select 1
                                                        from quality.station_hour_superseded s
                                                       where s.series = h.series and s.hour = h.hour and s.file = h.file))
                """).param("file", file).update();
        return new Merged(added, superseding);
    }

    private boolean overlapsKnown() {
        return jdbc.sql("""
                select exists (select 1
                                 from quality.station_hour h
                                 join (select series, min(hour) as first, max(hour) as last
                                         from air_staging_hour group by series) n
                                   on h.series = n.series and h.hour between n.first and n.last)
                """).query(Boolean.class).single();
    }

    /** First and last hour of each series in a file, as taken over. */
    Map<Integer, Instant[]> extent() {
        Map<Integer, Instant[]> extents = new HashMap<>();
        jdbc.sql("select series, min(hour) as first, max(hour) as last from air_staging_hour group by series")
                .query(row -> {
                    extents.put(row.getInt("series"), new Instant[] {
                        row.getObject("first", OffsetDateTime.class).toInstant(),
                        row.getObject("last", OffsetDateTime.class).toInstant()
                    });
                });
        return extents;
    }

    /** Hands on the hours of a series that begin in {@code [from, to)}, as known at a moment, in order. */
    void forEach(int series, Instant from, Instant to, Instant asOf, Consumer<HourReading> each) {
        template.query(
                KNOWN_AT,
                row -> {
                    each.accept(reading(row));
                },
                series,
                JdbcAirFiles.at(from),
                JdbcAirFiles.at(to),
                JdbcAirFiles.at(asOf),
                JdbcAirFiles.at(asOf));
    }

    /** The same as a list, for stretches that are short. */
    List<HourReading> list(int series, Instant from, Instant to, Instant asOf) {
        List<HourReading> readings = new ArrayList<>();
        forEach(series, from, to, asOf, readings::add);
        return readings;
    }

    /** One row of one file, whatever came after it. */
    Optional<HourReading> find(int series, Instant hour, long file) {
        return jdbc.sql("""
                select series, hour, so2::text as so2, no2::text as no2, pm10::text as pm10, pm2_5::text as pm2_5,
                       co::text as co, o3::text as o3, not_monitored, file, line
                  from quality.station_hour
                 where series = :series and hour = :hour and file = :file
                """)
                .param("series", series)
                .param("hour", JdbcAirFiles.at(hour))
                .param("file", file)
                .query((row, number) -> reading(row))
                .optional();
    }

    /** A stretch of hours without a row. */
    record Gap(Instant from, Instant to) {}

    /** The gaps between the rows of a series known at a moment, within {@code [from, to)}, in order. */
    List<Gap> gaps(int series, Instant from, Instant to, Instant asOf) {
        return jdbc.sql("""
                select hour + interval '1 hour' as gap_from, next as gap_to
                  from (select h.hour, lead(h.hour) over (order by h.hour) as next
                          from (select distinct h.hour
                                  from quality.station_hour h
                                  join quality.air_file f on f.id = h.file
                                 where h.series = :series and h.hour >= :from and h.hour < :to
                                   and f.recorded_at <= :asOf) h) hours
                 where next > hour + interval '1 hour'
                 order by hour
                """)
                .param("series", series)
                .param("from", JdbcAirFiles.at(from))
                .param("to", JdbcAirFiles.at(to))
                .param("asOf", JdbcAirFiles.at(asOf))
                .query((row, number) -> new Gap(
                        row.getObject("gap_from", OffsetDateTime.class).toInstant(),
                        row.getObject("gap_to", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** First and last hour of all rows of a series. */
    Optional<Instant[]> extent(Collection<Integer> series) {
        return jdbc.sql(
                        "select min(hour) as first, max(hour) as last from quality.station_hour where series = any(:series)")
                .param("series", series.toArray(new Integer[0]))
                .query((row, number) -> {
                    Instant first = JdbcAirFiles.instant(row, "first");
                    Instant last = JdbcAirFiles.instant(row, "last");
                    return first == null || last == null
                            ? Optional.<Instant[]>empty()
                            : Optional.of(new Instant[] {first, last});
                })
                .single();
    }

    private static HourReading reading(ResultSet row) throws SQLException {
        @Nullable
        String[] values = {
            row.getString("so2"),
            row.getString("no2"),
            row.getString("pm10"),
            row.getString("pm2_5"),
            row.getString("co"),
            row.getString("o3")
        };
        return new HourReading(
                row.getObject("hour", OffsetDateTime.class)
                        .withOffsetSameInstant(ZoneOffset.UTC)
                        .toInstant(),
                Arrays.asList(values),
                row.getInt("not_monitored"),
                row.getLong("file"),
                row.getLong("line"));
    }
}
