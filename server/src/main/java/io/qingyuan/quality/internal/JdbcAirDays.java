package io.qingyuan.quality.internal;

import io.qingyuan.standards.air.AqiOutcome;
import io.qingyuan.standards.air.Pollutant;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The days derived from published rows: written in bulk, versioned like facts, so that {@code asOf} holds for them. */
@Repository
class JdbcAirDays {
    private static final String STAGING = """
            air_staging_result (kind, code, day, origin, so2, no2, pm10, pm2_5, co, o3_8h, present, points, aqi,
                                primaries, exceeding, absence, edition, input_count, input_digest)""";

    private final JdbcClient jdbc;
    private final DataSource source;

    JdbcAirDays(JdbcClient jdbc, DataSource source) {
        this.jdbc = jdbc;
        this.source = source;
    }

    /** A derived day with what it was derived from. */
    record Derived(String kind, String code, String origin, AirDayResult result, long inputs, String digest) {}

    /** Takes days in one by one; {@link #merge} makes them the current ones. */
    CopyText staging() {
        jdbc.sql("""
                -- pg: temporary table of the transaction
                create temporary table if not exists air_staging_result (
                    kind text, code text, day date, origin text, so2 numeric, no2 numeric, pm10 numeric, pm2_5 numeric,
                    co numeric, o3_8h numeric, present smallint[], points smallint, aqi smallint, primaries text,
                    exceeding text, absence text, edition text, input_count integer, input_digest text) on commit drop
                """).update();
        jdbc.sql("truncate air_staging_result").update();
        return CopyText.into(source, STAGING);
    }

    static void stage(CopyText copy, Derived day) {
        AirDayResult result = day.result();
        copy.add(day.kind()).add(day.code()).add(result.day().toString()).add(day.origin());
        for (Pollutant pollutant : Pollutant.INDEXED) {
            copy.add(result.find(pollutant).map(BigDecimal::toPlainString).orElse(null));
        }
        copy.add(result.present().stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}")))
                .add(result.points());
        switch (result.outcome()) {
            case AqiOutcome.Index index ->
                copy.add(index.aqi())
                        .add(symbols(index.primary()))
                        .add(symbols(index.exceeding()))
                        .add(null);
            case AqiOutcome.NotAvailable none ->
                copy.add(null).add("").add("").add(none.reason().name());
        }
        copy.add(result.edition()).add(day.inputs()).add(day.digest());
        copy.end();
    }

    /**
     * Makes the staged days current where they differ from what is.
     *
     * @return how many did
     */
    int merge(Instant at) {
        jdbc.sql("analyze air_staging_result").update();
        jdbc.sql("""
                update quality.air_day d
                   set superseded_at = :at
                  from air_staging_result n
                 where d.kind = n.kind and d.code = n.code and d.day = n.day
                   and d.superseded_at = 'infinity'
                   and (d.input_digest, d.rule_revision, d.origin) is distinct from (n.input_digest, :revision, n.origin)
                """)
                .param("at", JdbcAirFiles.at(at))
                .param("revision", DayEvaluation.REVISION)
                .update();
        return jdbc.sql("""
                insert into quality.air_day (kind, code, day, origin, so2, no2, pm10, pm2_5, co, o3_8h, present, points,
                                             aqi, primaries, exceeding, absence, edition, rule_revision, input_count,
                                             input_digest, recorded_at)
                select n.kind, n.code, n.day, n.origin, n.so2, n.no2, n.pm10, n.pm2_5, n.co, n.o3_8h, n.present, n.points,
                       n.aqi, n.primaries, n.exceeding, n.absence, n.edition, :revision, n.input_count,
                       n.input_digest, :at
                  from air_staging_result n
                 where not exists (select 1
                                     from quality.air_day d
                                    where d.kind = n.kind and d.code = n.code and d.day = n.day
                                      and d.superseded_at = 'infinity')
                """)
                .param("at", JdbcAirFiles.at(at))
                .param("revision", DayEvaluation.REVISION)
                .update();
    }

    /** A derived day as it stands in the table. */
    record Row(
            String kind,
            String code,
            LocalDate day,
            String origin,
            Map<Pollutant, BigDecimal> values,
            List<Integer> present,
            int points,
            @Nullable Integer aqi,
            String primaries,
            String exceeding,
            @Nullable String absence,
            String edition,
            int revision,
            int inputs,
            String digest) {}

    /** The days {@code [from, to)} of a station or an area as known at a moment, in order. */
    List<Row> list(SeriesKind kind, String code, LocalDate from, LocalDate to, Instant asOf) {
        return jdbc.sql("""
                select kind, code, day, origin, so2, no2, pm10, pm2_5, co, o3_8h, present, points, aqi, primaries,
                       exceeding, absence, edition, rule_revision, input_count, input_digest
                  from quality.air_day
                 where kind = :kind and code = :code and day >= :from and day < :to
                   and recorded_at <= :asOf and superseded_at > :asOf
                 order by day
                """)
                .param("kind", kind.code())
                .param("code", code)
                .param("from", from)
                .param("to", to)
                .param("asOf", JdbcAirFiles.at(asOf))
                .query(JdbcAirDays::row)
                .list();
    }

    /** Months in which an area or station has days, as known at a moment: first day and last day of each. */
    List<LocalDate[]> months(SeriesKind kind, String code, Instant asOf) {
        return jdbc.sql("""
                select min(day) as first, max(day) as last
                  from quality.air_day
                 where kind = :kind and code = :code and recorded_at <= :asOf and superseded_at > :asOf
                 group by date_trunc('month', day)
                 order by 1
                """)
                .param("kind", kind.code())
                .param("code", code)
                .param("asOf", JdbcAirFiles.at(asOf))
                .query((row, number) ->
                        new LocalDate[] {row.getObject("first", LocalDate.class), row.getObject("last", LocalDate.class)
                        })
                .list();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        Map<Pollutant, BigDecimal> values = new EnumMap<>(Pollutant.class);
        for (Pollutant pollutant : Pollutant.INDEXED) {
            BigDecimal value = row.getBigDecimal(column(pollutant));
            if (value != null) {
                values.put(pollutant, value);
            }
        }
        Short[] present =
                (Short[]) Objects.requireNonNull(row.getArray("present")).getArray();
        int aqi = row.getInt("aqi");
        return new Row(
                row.getString("kind"),
                row.getString("code"),
                row.getObject("day", LocalDate.class),
                row.getString("origin"),
                values,
                Arrays.stream(present).map(Short::intValue).toList(),
                row.getInt("points"),
                row.getString("absence") == null ? aqi : null,
                row.getString("primaries"),
                row.getString("exceeding"),
                row.getString("absence"),
                row.getString("edition"),
                row.getInt("rule_revision"),
                row.getInt("input_count"),
                row.getString("input_digest"));
    }

    private static String column(Pollutant pollutant) {
        return switch (pollutant) {
            case SO2 -> "so2";
            case NO2 -> "no2";
            case PM10 -> "pm10";
            case PM2_5 -> "pm2_5";
            case CO -> "co";
            case O3 -> "o3_8h";
            case TSP, NOX, LEAD, BENZO_A_PYRENE ->
                throw new IllegalArgumentException("not a pollutant of the index: " + pollutant);
        };
    }

    private static String symbols(Set<Pollutant> pollutants) {
        return pollutants.stream().map(Pollutant::symbol).collect(Collectors.joining(","));
    }
}
