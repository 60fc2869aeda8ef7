package io.qingyuan.telemetry.internal;

import io.qingyuan.telemetry.internal.ReadingDesk.Question;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How many hours of a period there are, how many are valid, and how many the source stood still. */
@Repository
class JdbcRates {
    private final JdbcClient jdbc;

    JdbcRates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Hours of a factor in a period.
     *
     * @param judged hours for which a rule is known
     */
    record Counted(String factor, LocalDate period, int received, int judged, int valid, int stopped) {
        static Counted of(List<Counted> all, String factor, LocalDate period) {
            return all.stream()
                    .filter(one -> one.factor().equals(factor) && one.period().equals(period))
                    .findFirst()
                    .orElseGet(() -> new Counted(factor, period, 0, 0, 0, 0));
        }
    }

    Optional<Instant> firstHour(long device, String st) {
        return jdbc.sql("select min(hour) as first from telemetry.hour_value where device = :device and st = :st")
                .param("device", device)
                .param("st", st)
                .query((row, _) -> Optional.ofNullable(row.getObject("first", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant))
                .single();
    }

    List<Counted> count(long device, Question question, String period, Instant from, Instant to) {
        return jdbc.sql("""
                select factor, cast(date_trunc(:period, hour at time zone 'Asia/Shanghai') as date) as period,
                       count(*) as received, count(valid) as judged, count(*) filter (where valid) as valid,
                       count(*) filter (where stopped_minutes > 0 and stopped_minutes = received_minutes) as stopped
                  from telemetry.hour_value
                 where device = :device and st = :st and factor = any(:factors) and hour >= :from and hour < :to
                 group by 1, 2
                """)
                .param("period", period)
                .param("device", device)
                .param("st", question.st())
                .param("factors", question.factors().toArray(String[]::new))
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .query((row, _) -> new Counted(
                        row.getString("factor"),
                        row.getObject("period", LocalDate.class),
                        row.getInt("received"),
                        row.getInt("judged"),
                        row.getInt("valid"),
                        row.getInt("stopped")))
                .list();
    }
}
