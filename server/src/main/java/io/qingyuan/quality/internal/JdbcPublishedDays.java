package io.qingyuan.quality.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The days that publishers give for areas: written through a staging table, read as they were known at a time. */
@Repository
class JdbcPublishedDays {
    static final String STAGING = "air_staging_day (series, day, line, so2, no2, pm10, pm2_5, co, o3_8h)";

    private final JdbcClient jdbc;

    JdbcPublishedDays(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void createStaging() {
        jdbc.sql("""
                -- pg: temporary table of the transaction
                create temporary table air_staging_day (
                    series integer, day date, line bigint, so2 numeric, no2 numeric, pm10 numeric,
                    pm2_5 numeric, co numeric, o3_8h numeric) on commit drop
                """).update();
    }

    /** Takes the staged rows over as rows of a file: what is known already in the same digits is left as it is. */
    JdbcStationHours.Merged merge(long file, Instant at) {
        long superseding = jdbc.sql("""
                insert into quality.published_day_superseded (series, day, file, by_file, superseded_at)
                select d.series, d.day, d.file, :file, :at
                  from quality.published_day d
                  join air_staging_day n on n.series = d.series and n.day = d.day
                 where not exists (select 1
                                     from quality.published_day_superseded s
                                    where s.series = d.series and s.day = d.day and s.file = d.file)
                   and (d.so2::text, d.no2::text, d.pm10::text, d.pm2_5::text, d.co::text, d.o3_8h::text)
                       is distinct from
                       (n.so2::text, n.no2::text, n.pm10::text, n.pm2_5::text, n.co::text, n.o3_8h::text)
                """)
                .param("file", file)
                .param("at", JdbcAirFiles.at(at))
                .update();
        long added = jdbc.sql("""
                insert into quality.published_day (series, day, file, line, so2, no2, pm10, pm2_5, co, o3_8h)
                select n.series, n.day, :file, n.line, n.so2, n.no2, n.pm10, n.pm2_5, n.co, n.o3_8h
                  from air_staging_day n
                 where not exists (select 1
                                     from quality.published_day d
                                    where d.series = n.series
                                      and d.day = n.day
                                      and not exists (select 1
                                                        from quality.published_day_superseded s
                                                       where s.series = d.series and s.day = d.day and s.file = d.file))
                """).param("file", file).update();
        return new JdbcStationHours.Merged(added, superseding);
    }

    /** First and last day of each series in a file, as taken over. */
    Map<Integer, LocalDate[]> extent() {
        Map<Integer, LocalDate[]> extents = new HashMap<>();
        jdbc.sql("select series, min(day) as first, max(day) as last from air_staging_day group by series")
                .query(row -> {
                    extents.put(row.getInt("series"), new LocalDate[] {
                        row.getObject("first", LocalDate.class), row.getObject("last", LocalDate.class)
                    });
                });
        return extents;
    }

    /** The days of a series in {@code [from, to)}, as known at a moment, in order. */
    List<DayReading> list(int series, LocalDate from, LocalDate to, Instant asOf) {
        return jdbc.sql("""
                select d.day, d.so2::text as so2, d.no2::text as no2, d.pm10::text as pm10, d.pm2_5::text as pm2_5,
                       d.co::text as co, d.o3_8h::text as o3_8h, d.file, d.line
                  from quality.published_day d
                  join quality.air_file f on f.id = d.file
                 where d.series = :series and d.day >= :from and d.day < :to
                   and f.recorded_at <= :asOf
                   and not exists (select 1
                                     from quality.published_day_superseded s
                                    where s.series = d.series and s.day = d.day and s.file = d.file
                                      and s.superseded_at <= :asOf)
                 order by d.day
                """)
                .param("series", series)
                .param("from", from)
                .param("to", to)
                .param("asOf", JdbcAirFiles.at(asOf))
                .query((row, number) -> reading(row))
                .list();
    }

    /** One row of one file, whatever came after it. */
    Optional<DayReading> find(int series, LocalDate day, long file) {
        return jdbc.sql("""
                select day, so2::text as so2, no2::text as no2, pm10::text as pm10, pm2_5::text as pm2_5,
                       co::text as co, o3_8h::text as o3_8h, file, line
                  from quality.published_day
                 where series = :series and day = :day and file = :file
                """)
                .param("series", series)
                .param("day", day)
                .param("file", file)
                .query((row, number) -> reading(row))
                .optional();
    }

    private static DayReading reading(ResultSet row) throws SQLException {
        @Nullable
        String[] values = {
            row.getString("so2"),
            row.getString("no2"),
            row.getString("pm10"),
            row.getString("pm2_5"),
            row.getString("co"),
            row.getString("o3_8h")
        };
        return new DayReading(
                row.getObject("day", LocalDate.class), Arrays.asList(values), row.getLong("file"), row.getLong("line"));
    }
}
