package io.qingyuan.telemetry.internal;

import io.qingyuan.hj212.Edition;
import io.qingyuan.telemetry.Admission;
import io.qingyuan.telemetry.Device;
import io.qingyuan.telemetry.DeviceId;
import io.qingyuan.telemetry.Devices;
import io.qingyuan.telemetry.RawFrame;
import io.qingyuan.telemetry.Registration;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** The device register in PostgreSQL. */
@Repository
class JdbcDevices implements Devices {
    private static final String READ = """
            select id, mn, state, name, unit, password, edition, first_seen, last_seen, frames, not_admitted
              from telemetry.device
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final JdbcWaiting waiting;
    private final Clock clock;

    JdbcDevices(JdbcClient jdbc, TransactionTemplate transaction, JdbcWaiting waiting, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.waiting = waiting;
        this.clock = clock;
    }

    @Override
    public DeviceId register(String mn, Registration registration) {
        if (mn.isEmpty() || !mn.equals(PlainText.of(mn))) {
            throw new IllegalArgumentException("an MN is up to 64 letters, digits, '-' and '_', found: " + mn);
        }
        return Objects.requireNonNull(transaction.execute(_ -> {
            waiting.lock();
            DeviceId id = write(mn, registration);
            waiting.makeDue(id);
            return id;
        }));
    }

    private DeviceId write(String mn, Registration registration) {
        long id = jdbc.sql("""
                insert into telemetry.device (mn, state, name, unit, password, edition, listed_at, registered_at)
                values (:mn, 'registered', :name, :unit, :password, :edition, :now, :now)
                on conflict (mn) do update
                   set state = 'registered', name = excluded.name, unit = excluded.unit, password = excluded.password,
                       edition = excluded.edition,
                       registered_at = coalesce(telemetry.device.registered_at, excluded.registered_at)
                returning id
                """)
                .param("mn", mn)
                .param("name", registration.name())
                .param("unit", registration.unit())
                .param("password", registration.password())
                .param("edition", registration.edition().year())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
        return new DeviceId(id);
    }

    @Override
    public Optional<Device> find(String mn) {
        return jdbc.sql(READ + " where mn = :mn")
                .param("mn", mn)
                .query(JdbcDevices::device)
                .optional();
    }

    /** The devices with these MN that are listed. */
    List<Device> findAll(Collection<String> mns) {
        return jdbc.sql(READ + " where mn = any(:mns)")
                .param("mns", mns.toArray(String[]::new))
                .query(JdbcDevices::device)
                .list();
    }

    Optional<Device> find(DeviceId id) {
        return jdbc.sql(READ + " where id = :id")
                .param("id", id.value())
                .query(JdbcDevices::device)
                .optional();
    }

    @Override
    public List<Device> listQuarantined() {
        return jdbc.sql(READ + " where state = 'quarantined' order by id")
                .query(JdbcDevices::device)
                .list();
    }

    /** The device of an MN, put into quarantine if nobody knows it; none when the quarantine is full. */
    Optional<Device> findOrQuarantine(String mn, int most) {
        Optional<Device> known = find(mn);
        if (known.isPresent() || quarantined() >= most) {
            return known;
        }
        jdbc.sql("""
                insert into telemetry.device (mn, state, listed_at) values (:mn, 'quarantined', :now)
                on conflict do nothing
                """)
                .param("mn", mn)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return find(mn);
    }

    private int quarantined() {
        return jdbc.sql("select count(*) from telemetry.device where state = 'quarantined'")
                .query(Integer.class)
                .single();
    }

    /** Counts frames of a block, in the transaction that notes that the block was read. */
    void count(List<RawFrame> frames) {
        Map<DeviceId, List<RawFrame>> byDevice = frames.stream().collect(Collectors.groupingBy(RawFrame::device));
        List<Seen> seen = byDevice.entrySet().stream()
                .map(entry -> Seen.of(entry.getKey(), entry.getValue()))
                .toList();
        jdbc.sql("""
                update telemetry.device d
                   set first_seen = least(d.first_seen, g.first), last_seen = greatest(d.last_seen, g.last),
                       frames = d.frames + g.frames, not_admitted = d.not_admitted + g.not_admitted
                  from unnest(:ids, cast(:firsts as timestamptz[]), cast(:lasts as timestamptz[]), :frames, :refused)
                       as g (id, first, last, frames, not_admitted)
                 where d.id = g.id
                """)
                .param("ids", seen.stream().map(one -> one.device().value()).toArray(Long[]::new))
                .param(
                        "firsts",
                        seen.stream().map(one -> one.first().toString()).toArray(String[]::new))
                .param("lasts", seen.stream().map(one -> one.last().toString()).toArray(String[]::new))
                .param("frames", seen.stream().map(Seen::frames).toArray(Long[]::new))
                .param("refused", seen.stream().map(Seen::notAdmitted).toArray(Long[]::new))
                .update();
    }

    private record Seen(DeviceId device, Instant first, Instant last, long frames, long notAdmitted) {
        static Seen of(DeviceId device, List<RawFrame> frames) {
            List<Instant> times =
                    frames.stream().map(RawFrame::receivedAt).sorted().toList();
            long refused = frames.stream()
                    .filter(frame -> frame.admission() != Admission.ADMITTED)
                    .count();
            return new Seen(device, times.getFirst(), times.getLast(), frames.size(), refused);
        }
    }

    private static Device device(ResultSet row, int number) throws SQLException {
        Optional<Registration> registration = row.getString("state").equals("registered")
                ? Optional.of(new Registration(
                        row.getString("name"),
                        row.getString("unit"),
                        row.getString("password"),
                        Edition.ofYear(row.getString("edition"))))
                : Optional.empty();
        return new Device(
                new DeviceId(row.getLong("id")),
                row.getString("mn"),
                registration,
                instant(row, "first_seen"),
                instant(row, "last_seen"),
                row.getLong("frames"),
                row.getLong("not_admitted"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
