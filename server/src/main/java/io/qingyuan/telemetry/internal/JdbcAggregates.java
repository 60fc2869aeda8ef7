package io.qingyuan.telemetry.internal;

import io.qingyuan.telemetry.Observation;
import io.qingyuan.time.Zone;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Hour, day and month values in PostgreSQL, and which hours are to be counted again. */
@Repository
class JdbcAggregates {
    private static final String HOURS = """
            select factor, hour, source, mean, low, high, digits, received_minutes, valid_minutes, stopped_minutes, valid, rule
              from telemetry.hour_value
             where device = :device and st = :st and hour >= :from and hour < :to
            """;

    private final JdbcClient jdbc;
    private final JdbcObservations observations;

    JdbcAggregates(JdbcClient jdbc, JdbcObservations observations) {
        this.jdbc = jdbc;
        this.observations = observations;
    }

    /** An hour of a device in a system (ST). */
    record HourKey(long device, String st, Instant hour) {
        LocalDate day() {
            return Zone.dayOf(hour);
        }
    }

    /** One node counts at a time. */
    void lock() {
        // pg: advisory lock to the end of the transaction
        jdbc.sql("select pg_advisory_xact_lock(hashtext('telemetry.aggregate'))")
                .query((_, number) -> number)
                .single();
    }

    /** The number up to which hours wait, of at most so many entries; 0 when none does. */
    long waitingUpTo(int most) {
        return jdbc.sql("""
                select coalesce(max(w.id), 0)
                  from (select id from telemetry.dirty order by id limit :most) w
                """).param("most", most).query(Long.class).single();
    }

    /**
     * The hours that wait, each once, and that they wait no longer. What is written from then on waits under other numbers, and
     * whoever reads observations in this transaction sees what these hours were noted for.
     */
    List<HourKey> take(long upTo) {
        return jdbc.sql("""
                with taken as (delete from telemetry.dirty where id <= :upTo returning device, st, hour)
                select distinct device, st, hour from taken order by device, st, hour
                """)
                .param("upTo", upTo)
                .query((row, _) -> new HourKey(row.getLong("device"), row.getString("st"), instant(row, "hour")))
                .list();
    }

    List<Observation> observations(HourKey key) {
        return observations.listHour(key.device(), key.st(), key.hour());
    }

    /** Makes the hour what is given; factors that are no longer there go. */
    void putHour(HourKey key, List<HourValue> values) {
        jdbc.sql("""
                delete from telemetry.hour_value
                 where device = :device and st = :st and hour = :hour and factor <> all(:factors)
                """)
                .param("device", key.device())
                .param("st", key.st())
                .param("hour", utc(key.hour()))
                .param("factors", values.stream().map(HourValue::factor).toArray(String[]::new))
                .update();
        for (HourValue value : values) {
            jdbc.sql("""
                    insert into telemetry.hour_value as v (device, st, factor, hour, source, mean, low, high, digits,
                                                           received_minutes, valid_minutes, stopped_minutes, valid, rule)
                    values (:device, :st, :factor, :hour, :source, :mean, :low, :high, :digits,
                            :received, :validCount, :stopped, :valid, :rule)
                    on conflict (device, st, factor, hour) do update
                       set source = excluded.source, mean = excluded.mean, low = excluded.low, high = excluded.high,
                           digits = excluded.digits, received_minutes = excluded.received_minutes,
                           valid_minutes = excluded.valid_minutes, stopped_minutes = excluded.stopped_minutes,
                           valid = excluded.valid, rule = excluded.rule
                     where v is distinct from excluded
                    """)
                    .param("device", key.device())
                    .param("st", key.st())
                    .param("factor", value.factor())
                    .param("hour", utc(value.hour()))
                    .param("source", value.source())
                    .param("mean", value.mean())
                    .param("low", value.low())
                    .param("high", value.high())
                    .param("digits", value.digits())
                    .param("received", value.receivedMinutes())
                    .param("validCount", value.validMinutes())
                    .param("stopped", value.stoppedMinutes())
                    .param("valid", value.valid())
                    .param("rule", value.rule())
                    .update();
        }
    }

    List<HourValue> hours(long device, String st, Instant from, Instant to) {
        return jdbc.sql(HOURS + " order by hour, factor")
                .param("device", device)
                .param("st", st)
                .param("from", utc(from))
                .param("to", utc(to))
                .query(JdbcAggregates::hour)
                .list();
    }

    /** Of some factors, the newest first; at most so many hours. */
    List<HourValue> newestHours(long device, String st, List<String> factors, Instant from, Instant to, int hours) {
        return jdbc.sql(HOURS + """
                   and factor = any(:factors)
                 order by hour desc, factor
                 limit :limit
                """)
                .param("device", device)
                .param("st", st)
                .param("from", utc(from))
                .param("to", utc(to))
                .param("factors", factors.toArray(String[]::new))
                .param("limit", (long) hours * Math.max(1, factors.size()))
                .query(JdbcAggregates::hour)
                .list();
    }

    private static HourValue hour(ResultSet row, int number) throws SQLException {
        return new HourValue(
                row.getString("factor"),
                instant(row, "hour"),
                row.getString("source"),
                row.getBigDecimal("mean"),
                row.getBigDecimal("low"),
                row.getBigDecimal("high"),
                row.getInt("digits"),
                row.getInt("received_minutes"),
                row.getInt("valid_minutes"),
                row.getInt("stopped_minutes"),
                truth(row),
                row.getString("rule"));
    }

    void putDay(long device, String st, LocalDate day, List<DayValue> values) {
        jdbc.sql("""
                delete from telemetry.day_value
                 where device = :device and st = :st and day = :day and factor <> all(:factors)
                """)
                .param("device", device)
                .param("st", st)
                .param("day", day)
                .param("factors", values.stream().map(DayValue::factor).toArray(String[]::new))
                .update();
        for (DayValue value : values) {
            jdbc.sql("""
                    insert into telemetry.day_value as v (device, st, factor, day, weighting, mean, low, high, digits,
                                                          received_hours, valid_hours, stopped_hours, valid, rule)
                    values (:device, :st, :factor, :day, :weighting, :mean, :low, :high, :digits,
                            :received, :validCount, :stopped, :valid, :rule)
                    on conflict (device, st, factor, day) do update
                       set weighting = excluded.weighting, mean = excluded.mean, low = excluded.low,
                           high = excluded.high, digits = excluded.digits, received_hours = excluded.received_hours,
                           valid_hours = excluded.valid_hours, stopped_hours = excluded.stopped_hours,
                           valid = excluded.valid, rule = excluded.rule
                     where v is distinct from excluded
                    """)
                    .param("device", device)
                    .param("st", st)
                    .param("factor", value.factor())
                    .param("day", value.day())
                    .param("weighting", value.weighting())
                    .param("mean", value.mean())
                    .param("low", value.low())
                    .param("high", value.high())
                    .param("digits", value.digits())
                    .param("received", value.receivedHours())
                    .param("validCount", value.validHours())
                    .param("stopped", value.stoppedHours())
                    .param("valid", value.valid())
                    .param("rule", value.rule())
                    .update();
        }
    }

    List<DayValue> days(long device, String st, LocalDate from, LocalDate to) {
        return jdbc.sql("""
                select factor, day, weighting, mean, low, high, digits, received_hours, valid_hours, stopped_hours, valid,
                       rule
                  from telemetry.day_value
                 where device = :device and st = :st and day >= :from and day < :to
                 order by day, factor
                """)
                .param("device", device)
                .param("st", st)
                .param("from", from)
                .param("to", to)
                .query((row, _) -> new DayValue(
                        row.getString("factor"),
                        row.getObject("day", LocalDate.class),
                        row.getString("weighting"),
                        row.getBigDecimal("mean"),
                        row.getBigDecimal("low"),
                        row.getBigDecimal("high"),
                        row.getInt("digits"),
                        row.getInt("received_hours"),
                        row.getInt("valid_hours"),
                        row.getInt("stopped_hours"),
                        truth(row),
                        row.getString("rule")))
                .list();
    }

    void putMonth(long device, String st, YearMonth month, List<MonthValue> values) {
        jdbc.sql("""
                delete from telemetry.month_value
                 where device = :device and st = :st and month = :month and factor <> all(:factors)
                """)
                .param("device", device)
                .param("st", st)
                .param("month", month.atDay(1))
                .param("factors", values.stream().map(MonthValue::factor).toArray(String[]::new))
                .update();
        for (MonthValue value : values) {
            jdbc.sql("""
                    insert into telemetry.month_value as v (device, st, factor, month, mean, low, high, digits,
                                                            received_days, valid_days, valid, rule)
                    values (:device, :st, :factor, :month, :mean, :low, :high, :digits, :received, :validCount, :valid,
                            :rule)
                    on conflict (device, st, factor, month) do update
                       set mean = excluded.mean, low = excluded.low, high = excluded.high, digits = excluded.digits,
                           received_days = excluded.received_days, valid_days = excluded.valid_days,
                           valid = excluded.valid, rule = excluded.rule
                     where v is distinct from excluded
                    """)
                    .param("device", device)
                    .param("st", st)
                    .param("factor", value.factor())
                    .param("month", month.atDay(1))
                    .param("mean", value.mean())
                    .param("low", value.low())
                    .param("high", value.high())
                    .param("digits", value.digits())
                    .param("received", value.receivedDays())
                    .param("validCount", value.validDays())
                    .param("valid", value.valid())
                    .param("rule", value.rule())
                    .update();
        }
    }

    List<MonthValue> months(long device, String st, YearMonth from, YearMonth to) {
        return jdbc.sql("""
                select factor, month, mean, low, high, digits, received_days, valid_days, valid, rule
                  from telemetry.month_value
                 where device = :device and st = :st and month >= :from and month < :to
                 order by month, factor
                """)
                .param("device", device)
                .param("st", st)
                .param("from", from.atDay(1))
                .param("to", to.atDay(1))
                .query((row, _) -> new MonthValue(
                        row.getString("factor"),
                        YearMonth.from(row.getObject("month", LocalDate.class)),
                        row.getBigDecimal("mean"),
                        row.getBigDecimal("low"),
                        row.getBigDecimal("high"),
                        row.getInt("digits"),
                        row.getInt("received_days"),
                        row.getInt("valid_days"),
                        truth(row),
                        row.getString("rule")))
                .list();
    }

    private static @Nullable Boolean truth(ResultSet row) throws SQLException {
        return row.getObject("valid", Boolean.class);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
