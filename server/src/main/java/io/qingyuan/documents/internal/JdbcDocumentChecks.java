package io.qingyuan.documents.internal;

import io.qingyuan.documents.DocumentId;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who opened the check page, until when, and how often one source asks. */
@Component
class JdbcDocumentChecks {

    private static final int MOST_A_MINUTE = 30;

    private final JdbcClient jdbc;

    JdbcDocumentChecks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Counts a call; how long the source must wait, or zero. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public Duration count(String source) {
        return jdbc.sql("""
                        insert into documents.check_source as s (source, since, tries) values (:source, clock_timestamp(), 1)
                        on conflict (source) do update
                           set since = case when s.since < clock_timestamp() - interval '1 minute' then clock_timestamp()
                                            else s.since end,
                               tries = case when s.since < clock_timestamp() - interval '1 minute' then 1 else s.tries + 1 end
                        returning case when tries > :most
                                  then ceil(extract(epoch from since + interval '1 minute' - clock_timestamp()))::int else 0 end
                        """)
                .param("source", source)
                .param("most", MOST_A_MINUTE)
                .query((row, _) -> Duration.ofSeconds(Math.max(0, row.getInt(1))))
                .single();
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
