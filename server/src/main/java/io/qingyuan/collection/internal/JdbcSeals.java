package io.qingyuan.collection.internal;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was sealed. */
@Component
class JdbcSeals {

    private final JdbcClient jdbc;

    JdbcSeals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Seal seal) {
        jdbc.sql("""
                        insert into collection.seal (form_id, sha256, content, sealed_by, sealed_at)
                        values (:form, :sha256, :content, :by, :at)
                        """)
                .param("form", seal.form())
                .param("sha256", seal.sha256())
                .param("content", seal.content())
                .param("by", seal.sealedBy())
                .param("at", seal.sealedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Seal> find(UUID form) {
        return jdbc.sql("""
                        select form_id, sha256, content, sealed_by, sealed_at from collection.seal where form_id = :form
                        """)
                .param("form", form)
                .query((row, _) -> new Seal(
                        row.getObject("form_id", UUID.class),
                        row.getString("sha256"),
                        row.getString("content"),
                        row.getString("sealed_by"),
                        row.getObject("sealed_at", OffsetDateTime.class).toInstant()))
                .optional();
    }
}
