package io.qingyuan.telemetry.internal;

import io.qingyuan.standards.Rounding;
import io.qingyuan.telemetry.internal.ReadingViews.PointView;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Curves, and what there is of a device: each in one query, thinned where the values are. */
@Repository
class JdbcReadings {
    private final JdbcClient jdbc;

    JdbcReadings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Which span of which factors, and how many stretches are to be drawn. */
    record Asked(long device, String st, Level level, List<String> factors, Instant from, Instant to, int stretches) {
        Asked {
            factors = List.copyOf(factors);
        }
    }

    /** What uploads of a device there are. */
    record Series(String st, int cn, @Nullable Instant last, String names) {}

    List<Series> series(long device) {
        return jdbc.sql("""
                select s.st, s.cn, s.latest_time, f.names
                  from telemetry.series s
                  join telemetry.observation o
                    on o.series = s.id and o.data_time = s.latest_time
                   and o.block = s.latest_block and o.place = s.latest_place
                  join telemetry.factor_set f on f.id = o.factor_set
                 where s.device = :device
                 order by s.st, s.cn, s.packet
                """)
                .param("device", device)
                .query((row, _) -> {
                    OffsetDateTime last = row.getObject("latest_time", OffsetDateTime.class);
                    return new Series(
                            row.getString("st"),
                            row.getInt("cn"),
                            last == null ? null : last.toInstant(),
                            row.getString("names"));
                })
                .list();
    }

    /** The stretches of each factor, in time; a stretch without values is left out. */
    Map<String, List<PointView>> curves(Asked asked) {
        Map<String, List<PointView>> curves = new LinkedHashMap<>();
        asked.factors().forEach(factor -> curves.put(factor, new ArrayList<>()));
        JdbcClient.StatementSpec query = switch (asked.level()) {
            case HOUR -> counted("hour_value", "hour", asked);
            case DAY -> counted("day_value", "(day::timestamp at time zone 'Asia/Shanghai')", asked);
            case MONTH -> counted("month_value", "(month::timestamp at time zone 'Asia/Shanghai')", asked);
            case REAL_TIME, MINUTE, DEVICE_HOUR, DEVICE_DAY -> sent(asked);
        };
        query.param("from", utc(asked.from()))
                .param("to", utc(asked.to()))
                .param("step", Duration.between(asked.from(), asked.to()).toMillis() / 1000.0 / asked.stretches())
                .param("device", asked.device())
                .param("st", asked.st())
                .query(row -> {
                    List<PointView> points = curves.get(row.getString("factor"));
                    if (points != null) {
                        points.add(point(row));
                    }
                });
        return curves;
    }

    private JdbcClient.StatementSpec sent(Asked asked) {
        List<String> factors = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (String factor : asked.factors()) {
            for (String name : asked.level().names(factor)) {
                factors.add(factor);
                names.add(name);
            }
        }
        return jdbc.sql("""
                with wanted as (
                    select f.id as factor_set, w.factor,
                           array_position(string_to_array(f.names, ','), w.name) as at
                      from telemetry.factor_set f
                     cross join unnest(:factors, :names) as w (factor, name)
                     where w.name = any(string_to_array(f.names, ','))
                ), point as (
                    select w.factor, o.data_time as time, o.values[w.at] as value, substr(o.marks, w.at, 1) as mark
                      from telemetry.series s
                      join telemetry.observation o on o.series = s.id and o.data_time >= :from and o.data_time < :to
                      join wanted w on w.factor_set = o.factor_set
                     where s.device = :device and s.st = :st and s.cn = :cn
                       and not exists (select 1
                                         from telemetry.observation_superseded x
                                        where x.series = o.series and x.data_time = o.data_time
                                          and x.block = o.block and x.place = o.place)
                ), marked as (
                    select factor, time, value, case when mark in ('N', '3', '-') then null else mark end as mark,
                           cast(null as integer) as digits
                      from point
                )
                """ + thinned())
                .param("cn", asked.level().cn())
                .param("factors", factors.toArray(String[]::new))
                .param("names", names.toArray(String[]::new));
    }

    /** The table and the expression of its time are ours, never what a user wrote. */
    private JdbcClient.StatementSpec counted(String table, String time, Asked asked) {
        return jdbc.sql("""
                with marked as (
                    select factor, TIME as time, mean as value, case when valid then null
                           when valid is null then null else 'invalid' end as mark, cast(digits as integer) as digits
                      from telemetry.TABLE
                     where device = :device and st = :st and factor = any(:factors) and TIME >= :from and TIME < :to
                )
                """.replace("TIME", time).replace("TABLE", table) + thinned())
                .param("factors", asked.factors().toArray(String[]::new));
    }

    private static String thinned() {
        return """
                , placed as (
                    select factor, time, value, mark, digits, floor(extract(epoch from time - :from) / :step) as stretch
                      from marked
                )
                select factor, count(*) as count, min(value) as low, max(value) as high, max(digits) as digits,
                       (array_agg(time order by value, time))[1] as low_at,
                       (array_agg(time order by value desc nulls last, time))[1] as high_at, min(mark) as mark
                  from placed
                 group by factor, stretch
                 order by factor, stretch
                """;
    }

    private static PointView point(ResultSet row) throws SQLException {
        Integer digits = row.getObject("digits", Integer.class);
        return new PointView(
                row.getObject("low_at", OffsetDateTime.class).toInstant(),
                plain(row.getBigDecimal("low"), digits),
                row.getObject("high_at", OffsetDateTime.class).toInstant(),
                plain(row.getBigDecimal("high"), digits),
                row.getLong("count"),
                row.getString("mark"));
    }

    /** As sent, or rounded to the decimals of what it was counted from (GB/T 8170). */
    static @Nullable String plain(@Nullable BigDecimal number, @Nullable Integer digits) {
        if (number == null) {
            return null;
        }
        return (digits == null ? number : Rounding.round(number, digits)).toPlainString();
    }

    /** The factors counted for a device. */
    List<String> countedFactors(long device, String st) {
        return List.copyOf(new TreeSet<>(
                jdbc.sql("select distinct factor from telemetry.month_value where device = :device and st = :st")
                        .param("device", device)
                        .param("st", st)
                        .query(String.class)
                        .list()));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
