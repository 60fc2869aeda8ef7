package io.qingyuan.documents.internal;

import io.qingyuan.documents.DocumentId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who opened the check page, and until when. */
@Component
class JdbcDocumentChecks {

    private final JdbcClient jdbc;

    JdbcDocumentChecks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(String hash, DocumentId document, Instant ends) {
        jdbc.sql("delete from documents.check_token where ends_at < clock_timestamp() - interval '1 day'")
                .update();
        jdbc.sql("insert into documents.check_token (hash, document_id, ends_at) values (:hash, :document, :ends)")
                .param("hash", hash)
                .param("document", document.value())
                .param("ends", ends.atOffset(ZoneOffset.UTC))
                .update();
    }

    record Token(DocumentId document, Instant ends) {}

    Optional<Token> find(String hash, Instant now) {
        return jdbc.sql("""
                        select document_id, ends_at from documents.check_token where hash = :hash and ends_at > :now
                        """)
                .param("hash", hash)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, _) -> new Token(
                        new DocumentId(row.getObject("document_id", UUID.class)),
                        row.getObject("ends_at", OffsetDateTime.class).toInstant()))
                .optional();
    }
}
