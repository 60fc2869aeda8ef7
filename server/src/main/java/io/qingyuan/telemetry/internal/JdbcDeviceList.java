package io.qingyuan.telemetry.internal;

import io.qingyuan.identity.Scope;
import io.qingyuan.identity.Title;
import io.qingyuan.telemetry.internal.DeviceViews.DeviceCounts;
import io.qingyuan.telemetry.internal.DeviceViews.DeviceLine;
import io.qingyuan.telemetry.internal.DeviceViews.DeviceState;
import io.qingyuan.telemetry.internal.DeviceViews.FaultLine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lists of devices and of faults, as far as a scope reaches. A quarantined device belongs to no unit. */
@Repository
class JdbcDeviceList {
    private static final Scope.Columns COLUMNS = Scope.Columns.unit("d.unit");

    private static final String READ = """
            select d.id, d.mn, d.state, d.name, d.unit, d.edition, d.first_seen, d.last_seen, d.frames, d.not_admitted,
                   (select count(*) from telemetry.waiting w where w.device = d.id and w.state <> 'read') as waiting
              from telemetry.device d
             where\s""";

    private final JdbcClient jdbc;

    JdbcDeviceList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is asked of the list. */
    record Filter(
            Scope scope,
            DeviceState state,
            @Nullable String words,
            @Nullable String unit) {}

    /** Ordered by id. */
    List<DeviceLine> list(Filter filter, Map<String, Title> units, long after, int limit) {
        Scope.Condition readable = filter.scope().on(COLUMNS);
        return jdbc.sql(READ + readable.sql() + """

                   and d.state = :state and d.id > :after
                   and (cast(:words as text) is null or strpos(lower(d.mn), lower(:words)) > 0
                        or strpos(lower(coalesce(d.name, '')), lower(:words)) > 0)
                   and (cast(:unit as text) is null or d.unit = :unit)
                 order by d.id
                 limit :limit
                """)
                .params(readable.values())
                .param("state", word(filter.state()))
                .param("after", after)
                .param("words", filter.words())
                .param("unit", filter.unit())
                .param("limit", limit)
                .query((row, _) -> line(row, units))
                .list();
    }

    Optional<DeviceLine> find(Scope scope, long id, Map<String, Title> units) {
        Scope.Condition readable = scope.on(COLUMNS);
        return jdbc.sql(READ + readable.sql() + " and d.id = :id")
                .params(readable.values())
                .param("id", id)
                .query((row, _) -> line(row, units))
                .optional();
    }

    DeviceCounts count(Scope scope) {
        Scope.Condition readable = scope.on(COLUMNS);
        return jdbc.sql("""
                select count(*) filter (where d.state = 'registered') as registered,
                       count(*) filter (where d.state = 'quarantined') as quarantined
                  from telemetry.device d
                 where\s""" + readable.sql())
                .params(readable.values())
                .query((row, _) -> new DeviceCounts(row.getLong("registered"), row.getLong("quarantined")))
                .single();
    }

    /** The newest first; of one device where it is given. */
    List<FaultLine> faults(Scope scope, @Nullable Long device, @Nullable Instant before, int limit) {
        Scope.Condition readable = scope.on(COLUMNS);
        return jdbc.sql("""
                select f.day, f.peer, f.device, d.mn, d.name, f.code, f.times, f.last_at, f.excerpt
                  from telemetry.fault f
                  left join telemetry.device d on d.id = f.device
                 where\s""" + readable.sql() + """

                   and (cast(:device as bigint) is null or f.device = :device)
                   and (cast(:before as timestamptz) is null or f.last_at < :before)
                 order by f.last_at desc, f.peer, f.device, f.code
                 limit :limit
                """)
                .params(readable.values())
                .param("device", device)
                .param("before", before == null ? null : before.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query((row, _) -> fault(row))
                .list();
    }

    private static DeviceLine line(ResultSet row, Map<String, Title> units) throws SQLException {
        String unit = row.getString("unit");
        return new DeviceLine(
                row.getLong("id"),
                row.getString("mn"),
                DeviceState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("name"),
                unit,
                unit == null ? null : units.get(unit),
                row.getString("edition"),
                instant(row, "first_seen"),
                instant(row, "last_seen"),
                row.getLong("frames"),
                row.getLong("not_admitted"),
                row.getLong("waiting"));
    }

    private static FaultLine fault(ResultSet row) throws SQLException {
        long device = row.getLong("device");
        String code = row.getString("code");
        return new FaultLine(
                row.getObject("day", LocalDate.class),
                row.getString("peer"),
                device == 0 ? null : device,
                row.getString("mn"),
                row.getString("name"),
                code,
                FaultWords.text(code),
                FaultWords.clause(code),
                row.getLong("times"),
                row.getObject("last_at", OffsetDateTime.class).toInstant(),
                BytesText.of(row.getBytes("excerpt")));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static String word(DeviceState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
