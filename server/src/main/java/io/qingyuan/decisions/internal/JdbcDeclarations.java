package io.qingyuan.decisions.internal;

import io.qingyuan.receipts.Canonical;
import io.qingyuan.receipts.Subject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was declared for decisions. */
@Repository
class JdbcDeclarations {

    /** One declaration. */
    record Declaration(
            UUID id,
            String decision,
            LocalDate on,
            Subject about,
            Canonical inputs,
            boolean sample,
            String by,
            Instant at) {}

    private static final String COLUMNS = """
            select id, decision, on_day, subject_kind, subject_key, subject_period, inputs, sample, declared_by, recorded_at
              from decisions.declaration
            """;

    private final JdbcClient jdbc;

    JdbcDeclarations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    UUID insert(String decision, LocalDate on, Subject about, Canonical inputs, boolean sample, String by) {
        return jdbc.sql("""
                insert into decisions.declaration
                       (decision, on_day, subject_kind, subject_key, subject_period, inputs, sample, declared_by)
                values (:decision, :on, :kind, :key, :period, :inputs, :sample, :by)
                returning id
                """)
                .param("decision", decision)
                .param("on", on)
                .param("kind", about.kind())
                .param("key", about.key())
                .param("period", about.period())
                .param("inputs", inputs.text())
                .param("sample", sample)
                .param("by", by)
                .query(UUID.class)
                .single();
    }

    /** The last that was declared for a subject. */
    Optional<Declaration> findLatest(Subject about) {
        return jdbc.sql(COLUMNS + """
                 where subject_kind = :kind and subject_key = :key and subject_period = :period
                 order by id desc
                 limit 1
                """)
                .param("kind", about.kind())
                .param("key", about.key())
                .param("period", about.period())
                .query(JdbcDeclarations::declaration)
                .optional();
    }

    List<Declaration> find(Collection<UUID> ids) {
        return jdbc.sql(COLUMNS + " where id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query(JdbcDeclarations::declaration)
                .list();
    }

    /** Of a decision the last declaration for each subject of a kind, the latest first. */
    List<Declaration> listLatest(String decision, String kind, @Nullable UUID before, int limit) {
        return jdbc.sql(COLUMNS + """
                 where decision = :decision
                   and subject_kind = :kind
                   and (:before::uuid is null or id < :before::uuid)
                   and not exists (select 1
                                     from decisions.declaration later
                                    where later.subject_kind = declaration.subject_kind
                                      and later.subject_key = declaration.subject_key
                                      and later.subject_period = declaration.subject_period
                                      and later.id > declaration.id)
                 order by id desc
                 limit :limit
                """)
                .param("decision", decision)
                .param("kind", kind)
                .param("before", before)
                .param("limit", limit)
                .query(JdbcDeclarations::declaration)
                .list();
    }

    private static Declaration declaration(ResultSet row, int number) throws SQLException {
        return new Declaration(
                row.getObject("id", UUID.class),
                row.getString("decision"),
                row.getObject("on_day", LocalDate.class),
                new Subject(
                        row.getString("subject_kind"), row.getString("subject_key"), row.getString("subject_period")),
                new Canonical(row.getString("inputs")),
                row.getBoolean("sample"),
                row.getString("declared_by"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }
}
