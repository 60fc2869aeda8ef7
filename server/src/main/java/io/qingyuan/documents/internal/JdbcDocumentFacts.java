package io.qingyuan.documents.internal;

import io.qingyuan.documents.DocumentId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Documents as they were known at a moment: from what was written and signed, never from the head that moves on. */
@Component
class JdbcDocumentFacts {

    private static final String COLUMNS = """
            d.id, d.kind, d.definition, d.number, d.created_on, d.sample, r.revision, r.content::text as content, s.steps
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    JdbcDocumentFacts(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * A document at a moment.
     *
     * @param steps that were given by then, in their order
     */
    record Known(
            DocumentId id,
            String kind,
            String definition,
            String number,
            LocalDate createdOn,
            boolean sample,
            int revision,
            ObjectNode values,
            List<String> steps,
            boolean cancelled) {}

    /** The documents of a kind that were there, in the order of their ids. */
    List<Known> at(String kind, Instant asOf) {
        return jdbc.sql("select " + COLUMNS + """
                             , exists (select 1 from documents.cancellation c
                                        where c.document_id = d.id and c.recorded_at <= :at) as cancelled
                          from documents.document d
                          -- pg: lateral
                          join lateral (select revision, content from documents.revision
                                         where document_id = d.id and recorded_at <= :at
                                         order by revision desc limit 1) r on true
                          left join lateral (select array_agg(step order by ordinal) as steps from documents.signature
                                              where document_id = d.id and signed_at <= :at) s on true
                         where d.kind = :kind and d.created_at <= :at and not (d.state = 'withdrawn' and d.moved_at <= :at)
                         order by d.id
                        """)
                .param("kind", kind)
                .param("at", asOf.atOffset(ZoneOffset.UTC))
                .query(this::known)
                .list();
    }

    /** A revision with the first so many signatures. */
    record Version(UUID document, int revision, int signatures) {

        @Override
        public String toString() {
            return document + "@" + revision + "." + signatures;
        }

        static Version parse(String id) {
            int at = id.indexOf('@');
            int dot = id.indexOf('.', at);
            return new Version(
                    UUID.fromString(id.substring(0, at)),
                    Integer.parseInt(id.substring(at + 1, dot)),
                    Integer.parseInt(id.substring(dot + 1)));
        }
    }

    List<Known> read(List<Version> versions) {
        return jdbc.sql("select " + COLUMNS + """
                             , false as cancelled
                          from unnest(cast(:ids as uuid[]), cast(:revisions as int[]), cast(:signatures as int[]))
                               as v (id, revision, signatures)
                          join documents.document d on d.id = v.id
                          join documents.revision r on r.document_id = v.id and r.revision = v.revision
                          left join lateral (select array_agg(step order by ordinal) as steps from documents.signature
                                              where document_id = d.id and ordinal <= v.signatures) s on true
                         order by d.id, v.revision, v.signatures
                        """)
                .param("ids", versions.stream().map(Version::document).toArray(UUID[]::new))
                .param("revisions", versions.stream().map(Version::revision).toArray(Integer[]::new))
                .param("signatures", versions.stream().map(Version::signatures).toArray(Integer[]::new))
                .query(this::known)
                .list();
    }

    private Known known(ResultSet row, int number) throws SQLException {
        @Nullable Array steps = row.getArray("steps");
        return new Known(
                new DocumentId(row.getObject("id", UUID.class)),
                row.getString("kind"),
                row.getString("definition"),
                row.getString("number"),
                row.getObject("created_on", LocalDate.class),
                row.getBoolean("sample"),
                row.getInt("revision"),
                (ObjectNode) json.readTree(row.getString("content")),
                steps == null ? List.of() : List.of((String[]) steps.getArray()),
                row.getBoolean("cancelled"));
    }
}
