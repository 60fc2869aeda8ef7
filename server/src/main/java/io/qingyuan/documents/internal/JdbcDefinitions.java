package io.qingyuan.documents.internal;

import io.qingyuan.documents.internal.engine.DocumentKind;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Definitions by which documents were created, and the numbers given to documents. */
@Component
class JdbcDefinitions {

    private final JdbcClient jdbc;

    JdbcDefinitions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(DocumentKind kind, JsonNode source) {
        jdbc.sql("""
                        insert into documents.definition (hash, kind, content, recorded_at)
                        values (:hash, :kind, :content::jsonb, clock_timestamp())
                        on conflict (hash) do nothing
                        """)
                .param("hash", kind.hash())
                .param("kind", kind.id())
                .param("content", source.toString())
                .update();
    }

    String content(String hash) {
        return Objects.requireNonNull(jdbc.sql("select content::text from documents.definition where hash = :hash")
                .param("hash", hash)
                .query(String.class)
                .single());
    }

    /** The next of a kind in a year; two at once get two. */
    int next(String kind, int year) {
        return Objects.requireNonNull(jdbc.sql("""
                        insert into documents.counter as c (kind, year, last) values (:kind, :year, 1)
                        on conflict (kind, year) do update set last = c.last + 1
                        returning last
                        """)
                .param("kind", kind)
                .param("year", year)
                .query(Integer.class)
                .single());
    }
}
