package io.qingyuan.audit.internal;

import io.qingyuan.identity.PersonId;
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

/** Reads the audit trail, the latest first. */
@Component
class JdbcAuditTrail {

    private static final TypeReference<Map<String, Object>> DETAILS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    JdbcAuditTrail(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * Which acts.
     *
     * @param person part of the name
     * @param from not before
     * @param to before
     */
    record Filter(
            @Nullable String person,
            @Nullable String action,
            @Nullable String kind,
            @Nullable String thing,
            @Nullable Instant from,
            @Nullable Instant to) {}

    List<AuditEntry> list(Filter filter, @Nullable Long before, int limit) {
        return query(filter, before, limit).list();
    }

    /** Hands all acts of the filter on, one by one. */
    @Transactional(readOnly = true)
    public void all(Filter filter, Reader reader) throws IOException {
        try (Stream<AuditEntry> entries = query(filter, null, null).stream()) {
            reader.read(entries);
        }
    }

    @FunctionalInterface
    interface Reader {
        void read(Stream<AuditEntry> entries) throws IOException;
    }

    /** The kinds and actions that occur, for filters. */
    List<AuditWord> words() {
        return jdbc.sql("select distinct kind, action from audit.entry order by kind, action")
                .query(AuditWord.class)
                .list();
    }

    private JdbcClient.MappedQuerySpec<AuditEntry> query(
            Filter filter, @Nullable Long before, @Nullable Integer limit) {
        return jdbc.sql("""
                select id, at, person_id, person, action, kind, thing_id, details, source
                  from audit.entry
                 where (cast(:before as bigint) is null or id < :before)
                   and (cast(:person as text) is null or strpos(person, :person) > 0)
                   and (cast(:action as text) is null or action = :action)
                   and (cast(:kind as text) is null or kind = :kind)
                   and (cast(:thing as text) is null or thing_id = :thing)
                   and (cast(:from as timestamptz) is null or at >= :from)
                   and (cast(:to as timestamptz) is null or at < :to)
                 order by id desc
                 limit :limit
                """)
                .param("before", before)
                .param("person", filter.person())
                .param("action", filter.action())
                .param("kind", filter.kind())
                .param("thing", filter.thing())
                .param("from", utc(filter.from()))
                .param("to", utc(filter.to()))
                .param("limit", limit)
                .query((row, _) -> {
                    UUID person = row.getObject("person_id", UUID.class);
                    return new AuditEntry(
                            row.getLong("id"),
                            row.getObject("at", OffsetDateTime.class).toInstant(),
                            person == null ? null : new PersonId(person),
                            row.getString("person"),
                            row.getString("action"),
                            row.getString("kind"),
                            row.getString("thing_id"),
                            json.readValue(row.getString("details"), DETAILS),
                            row.getString("source"));
                });
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
