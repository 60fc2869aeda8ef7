package io.qingyuan.identity.internal.events;

import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads what happened at the door, the latest first. */
@Component
class JdbcSecurityEvents {

    private static final TypeReference<Map<String, Object>> DETAILS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    JdbcSecurityEvents(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * Which events.
     *
     * @param person part of the name of who acted or was refused, or of whom it is about
     * @param source the address, whole
     * @param from not before
     * @param to before
     */
    record Filter(
            @Nullable SecurityEventKind kind,
            @Nullable String person,
            @Nullable String source,
            @Nullable Instant from,
            @Nullable Instant to) {}

    @FunctionalInterface
    interface Reader {
        void read(Stream<SecurityEvent> events) throws IOException;
    }

    List<SecurityEvent> list(Filter filter, @Nullable Long before, int limit) {
        return query(filter, before, limit).list();
    }

    @Transactional(readOnly = true)
    public void all(Filter filter, Reader reader) throws IOException {
        try (Stream<SecurityEvent> events = query(filter, null, null).stream()) {
            reader.read(events);
        }
    }

    private JdbcClient.MappedQuerySpec<SecurityEvent> query(
            Filter filter, @Nullable Long before, @Nullable Integer limit) {
        SecurityEventKind kind = filter.kind();
        return jdbc.sql("""
                select e.id, e.at, e.kind, e.person_id, p.name as person, e.about_id, a.name as about, e.source, e.details
                  from identity.security_event e
                  left join identity.person_version p on p.person_id = e.person_id and p.superseded_at = 'infinity'
                  left join identity.person_version a on a.person_id = e.about_id and a.superseded_at = 'infinity'
                 where (cast(:before as bigint) is null or e.id < :before)
                   and (cast(:kind as text) is null or e.kind = :kind)
                   and (cast(:person as text) is null or strpos(p.name, :person) > 0 or strpos(a.name, :person) > 0)
                   and (cast(:source as text) is null or e.source = :source)
                   and (cast(:from as timestamptz) is null or e.at >= :from)
                   and (cast(:to as timestamptz) is null or e.at < :to)
                 order by e.id desc
                 limit :limit
                """)
                .param("before", before)
                .param("kind", kind == null ? null : kind.name())
                .param("person", filter.person())
                .param("source", filter.source())
                .param("from", utc(filter.from()))
                .param("to", utc(filter.to()))
                .param("limit", limit)
                .query((row, _) -> new SecurityEvent(
                        row.getLong("id"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        SecurityEventKind.valueOf(row.getString("kind")),
                        row.getObject("person_id", UUID.class),
                        row.getString("person"),
                        row.getObject("about_id", UUID.class),
                        row.getString("about"),
                        row.getString("source"),
                        json.readValue(row.getString("details"), DETAILS)));
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
