package io.qingyuan.documents.internal;

import io.qingyuan.documents.DocumentId;
import io.qingyuan.identity.PersonId;
import io.qingyuan.signing.Signed;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Signatures, corrections and countersignatures: inserted, never changed. */
@Component
class JdbcSignatures {

    private static final String GIVEN =
            "id, seat, unit_id, person_id, person, signer, public_key, content, line, signed_at";

    private final JdbcClient jdbc;

    JdbcSignatures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Given.Signature> signatures(DocumentId document) {
        return jdbc.sql("select ordinal, step, " + GIVEN
                        + " from documents.signature where document_id = :document order by ordinal")
                .param("document", document.value())
                .query((row, _) -> new Given.Signature(row.getInt("ordinal"), row.getString("step"), given(row)))
                .list();
    }

    void insert(DocumentId document, Given.Signature signature) {
        write(
                jdbc.sql("""
                        insert into documents.signature (id, document_id, ordinal, step, seat, unit_id, person_id, person, signer,
                               public_key, content, line, signed_at)
                        values (:id, :document, :ordinal, :step, :seat, :unit, :person, :name, :signer, :key, :content, :line, :at)
                        """)
                        .param("document", document.value())
                        .param("ordinal", signature.ordinal())
                        .param("step", signature.step()),
                signature.given());
    }

    List<Correction> corrections(DocumentId document) {
        Map<UUID, List<Correction.Counter>> counters = new HashMap<>();
        jdbc.sql("select c.correction_id, c.agrees, c.reason, "
                        + "c.id, c.seat, c.unit_id, c.person_id, c.person, c.signer, c.public_key, c.content, c.line, c.signed_at"
                        + " from documents.countersignature c join documents.correction k on k.id = c.correction_id"
                        + " where k.document_id = :document order by c.signed_at, c.id")
                .param("document", document.value())
                .query(row -> {
                    counters.computeIfAbsent(row.getObject("correction_id", UUID.class), _ -> new ArrayList<>())
                            .add(new Correction.Counter(row.getBoolean("agrees"), row.getString("reason"), given(row)));
                });
        return jdbc.sql("select ordinal, reason, asks, " + GIVEN
                        + " from documents.correction where document_id = :document order by ordinal")
                .param("document", document.value())
                .query((row, _) -> {
                    Given given = given(row);
                    Array asks = row.getArray("asks");
                    return new Correction(
                            row.getInt("ordinal"),
                            row.getString("reason"),
                            List.of((String[]) asks.getArray()),
                            given,
                            counters.getOrDefault(given.id(), List.of()));
                })
                .list();
    }

    void insert(DocumentId document, Correction correction) {
        write(
                jdbc.sql("""
                        insert into documents.correction (id, document_id, ordinal, reason, asks, seat, unit_id, person_id, person,
                               signer, public_key, content, line, signed_at)
                        values (:id, :document, :ordinal, :reason, :asks, :seat, :unit, :person, :name, :signer, :key, :content,
                               :line, :at)
                        """)
                        .param("document", document.value())
                        .param("ordinal", correction.ordinal())
                        .param("reason", correction.reason())
                        .param("asks", correction.asks().toArray(String[]::new)),
                correction.given());
    }

    void insert(UUID correction, Correction.Counter counter) {
        write(
                jdbc.sql("""
                        insert into documents.countersignature (id, correction_id, agrees, reason, seat, unit_id, person_id, person,
                               signer, public_key, content, line, signed_at)
                        values (:id, :correction, :agrees, :reason, :seat, :unit, :person, :name, :signer, :key, :content, :line,
                               :at)
                        """)
                        .param("correction", correction)
                        .param("agrees", counter.agrees())
                        .param("reason", counter.reason()),
                counter.given());
    }

    private static void write(JdbcClient.StatementSpec statement, Given given) {
        statement
                .param("id", given.id())
                .param("seat", given.seat())
                .param("unit", given.unit())
                .param("person", given.person().value())
                .param("name", given.name())
                .param("signer", given.signed().signer())
                .param("key", given.signed().key())
                .param("content", given.content())
                .param("line", given.signed().line())
                .param("at", given.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** One of the three by its id, with the document it belongs to. */
    record Found(DocumentId document, Given given) {}

    Optional<Found> find(UUID id) {
        return jdbc.sql("""
                        select document_id, id, seat, unit_id, person_id, person, signer, public_key, content, line, signed_at
                          from documents.signature where id = :id
                        union all
                        select document_id, id, seat, unit_id, person_id, person, signer, public_key, content, line, signed_at
                          from documents.correction where id = :id
                        union all
                        select k.document_id, c.id, c.seat, c.unit_id, c.person_id, c.person, c.signer, c.public_key, c.content,
                               c.line, c.signed_at
                          from documents.countersignature c join documents.correction k on k.id = c.correction_id
                         where c.id = :id
                        """)
                .param("id", id)
                .query((row, _) -> new Found(new DocumentId(row.getObject("document_id", UUID.class)), given(row)))
                .optional();
    }

    private static Given given(ResultSet row) throws SQLException {
        return new Given(
                row.getObject("id", UUID.class),
                row.getString("seat"),
                row.getString("unit_id"),
                new PersonId(row.getObject("person_id", UUID.class)),
                row.getString("person"),
                new Signed(row.getString("signer"), row.getString("public_key"), row.getString("line")),
                row.getString("content"),
                row.getObject("signed_at", OffsetDateTime.class).toInstant());
    }
}
