package io.qingyuan.telemetry.internal;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Organisation;
import io.qingyuan.identity.Scope;
import io.qingyuan.identity.Title;
import io.qingyuan.telemetry.Observation.Value;
import io.qingyuan.telemetry.internal.ReadingViews.LatestLine;
import io.qingyuan.telemetry.internal.ReadingViews.LatestList;
import io.qingyuan.time.AsOf;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The newest values of every registered device, and which of them changed after a block. */
@Component
class LatestDesk {
    private final JdbcClient jdbc;
    private final DeviceDesk devices;
    private final Organisation organisation;
    private final Clock clock;

    LatestDesk(JdbcClient jdbc, DeviceDesk devices, Organisation organisation, Clock clock) {
        this.jdbc = jdbc;
        this.devices = devices;
        this.organisation = organisation;
        this.clock = clock;
    }

    LatestList list(Actor actor) {
        long block = lastBlock();
        return new LatestList(changedAfter(0, devices.scope(actor)), block);
    }

    /** Up to which block observations are read. */
    long lastBlock() {
        return jdbc.sql("select block from telemetry.progress")
                .query(Long.class)
                .single();
    }

    /** One line a device and system, of real-time data where there are some, otherwise of minutes, hours or days. */
    List<LatestLine> changedAfter(long block, Scope scope) {
        Scope.Condition readable = scope.on(Scope.Columns.unit("d.unit"));
        Map<String, Title> units = organisation.units(AsOf.at(clock.instant())).entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().value(),
                        entry -> entry.getValue().title()));
        return jdbc.sql("""
                select d.id, d.mn, d.name, d.unit, l.st, o.data_time, o.block, o.place, o.values, o.marks, f.names
                  from telemetry.device d
                  join (select distinct on (s.device, s.st) s.id, s.device, s.st, s.latest_time, s.latest_block,
                               s.latest_place
                          from telemetry.series s
                         where s.cn in (2011, 2051, 2061, 2031) and s.latest_time is not null
                         order by s.device, s.st, array_position(array[2011, 2051, 2061, 2031], cast(s.cn as integer)),
                                  s.packet) l on l.device = d.id
                  join telemetry.observation o
                    on o.series = l.id and o.data_time = l.latest_time and o.block = l.latest_block
                   and o.place = l.latest_place
                  join telemetry.factor_set f on f.id = o.factor_set
                 where d.state = 'registered' and l.latest_block > :block and\s""" + readable.sql() + """

                 order by d.name, d.id, l.st
                """)
                .params(readable.values())
                .param("block", block)
                .query((row, _) -> line(row, units))
                .list();
    }

    private static LatestLine line(ResultSet row, Map<String, Title> units) throws SQLException {
        String unit = row.getString("unit");
        String st = row.getString("st");
        BigDecimal[] numbers = (BigDecimal[]) row.getArray("values").getArray();
        String[] names = row.getString("names").split(",", -1);
        String marks = row.getString("marks");
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            if (FactorNames.of(names[i]).isPresent()) {
                values.add(new Value(names[i], Optional.ofNullable(numbers[i]), marks.charAt(i)));
            }
        }
        return new LatestLine(
                row.getLong("id"),
                row.getString("mn"),
                row.getString("name"),
                unit,
                unit == null ? null : units.get(unit),
                st,
                ReadingDesk.title(st),
                row.getObject("data_time", OffsetDateTime.class).toInstant(),
                row.getLong("block"),
                row.getInt("place"),
                FrameDesk.items(values));
    }
}
