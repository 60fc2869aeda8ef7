package io.qingyuan.documents.internal;

import io.qingyuan.documents.DocumentId;
import io.qingyuan.documents.internal.engine.Seat;
import io.qingyuan.identity.Actor;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Heads, revisions, parties and marks of documents. */
@Component
class JdbcDocuments {

    private static final String SELECT = """
            select d.id, d.kind, d.definition, d.number, d.created_on, d.created_at, d.creator, d.sample, d.check_code, d.state,
                   d.revision, d.waits, d.flagged, d.official, d.moved_at
              from documents.document d
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    JdbcDocuments(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The database's time: what is recorded carries it. */
    Instant now() {
        return jdbc.sql("select clock_timestamp()")
                .query((row, _) -> instant(row, 1))
                .single();
    }

    /**
     * What is asked for.
     *
     * @param every kinds of which the reader may read every document
     * @param units units whose documents the reader may read
     * @param mine only those that wait for one of these units
     * @param words part of a number
     */
    record Filter(
            Set<String> every,
            Set<String> units,
            @Nullable String kind,
            Doc.@Nullable State state,
            boolean flagged,
            boolean mine,
            Set<String> mineUnits,
            @Nullable String words) {}

    /** The newest first; those after the cursor. */
    List<Doc> list(Filter filter, @Nullable DocumentId after, int limit) {
        try (Stream<Doc> all = stream(filter, after, limit)) {
            return all.toList();
        }
    }

    Stream<Doc> stream(Filter filter, @Nullable DocumentId after, int limit) {
        List<String> conditions = new ArrayList<>(List.of("d.state <> 'withdrawn'", """
                (d.kind = any(:every) or exists (
                    select 1 from documents.party p where p.document_id = d.id and p.unit_id = any(:units)))"""));
        Map<String, Object> values = new HashMap<>();
        values.put("every", filter.every().toArray(String[]::new));
        values.put("units", filter.units().toArray(String[]::new));
        if (filter.kind() != null) {
            conditions.add("d.kind = :kind");
            values.put("kind", filter.kind());
        }
        if (filter.state() != null) {
            conditions.add("d.state = :state");
            values.put("state", filter.state().word());
        }
        if (filter.flagged()) {
            conditions.add("d.flagged");
        }
        if (filter.mine()) {
            conditions.add("""
                    d.state = 'open' and exists (
                        select 1 from documents.party p
                         where p.document_id = d.id and p.unit_id = any(:mine) and p.waited_for)""");
            values.put("mine", filter.mineUnits().toArray(String[]::new));
        }
        if (filter.words() != null) {
            conditions.add("(position(:words in d.number) > 0 or position(:words in coalesce(d.official, '')) > 0)");
            values.put("words", filter.words());
        }
        if (after != null) {
            conditions.add("""
                    (d.created_at, d.id) < (select created_at, id from documents.document where id = :after)""");
            values.put("after", after.value());
        }
        return jdbc
                .sql(SELECT + " where " + String.join(" and ", conditions)
                        + " order by d.created_at desc, d.id desc limit " + limit)
                .params(values)
                .query(JdbcDocuments::doc)
                .stream();
    }

    Optional<Doc> find(DocumentId id) {
        return jdbc.sql(SELECT + " where d.id = :id and d.state <> 'withdrawn'")
                .param("id", id.value())
                .query(JdbcDocuments::doc)
                .optional();
    }

    /** The same, and nobody else moves it before this transaction ends. */
    Optional<Doc> lock(DocumentId id) {
        return jdbc.sql(SELECT + " where d.id = :id and d.state <> 'withdrawn' for update")
                .param("id", id.value())
                .query(JdbcDocuments::doc)
                .optional();
    }

    Optional<Doc> byCheckCode(String code) {
        return jdbc.sql(SELECT + " where d.check_code = :code and d.state <> 'withdrawn'")
                .param("code", code)
                .query(JdbcDocuments::doc)
                .optional();
    }

    /** Documents of a kind that are not over, in the order of their ids; of a unit those that it is a party of. */
    List<Doc> ofKind(String kind, @Nullable String unit, @Nullable DocumentId after, int limit) {
        return jdbc.sql(SELECT + """
                         where d.kind = :kind and d.state in ('open', 'closed') and (cast(:after as uuid) is null or d.id > :after)
                           and (cast(:unit as text) is null or exists (
                               select 1 from documents.party p where p.document_id = d.id and p.unit_id = :unit))
                         order by d.id limit :limit
                        """)
                .param("kind", kind)
                .param("unit", unit)
                .param("after", after == null ? null : after.value())
                .param("limit", limit)
                .query(JdbcDocuments::doc)
                .list();
    }

    /** What documents of a kind, or of any, are numbered. */
    Map<UUID, String> numbers(@Nullable String kind, List<UUID> ids) {
        Map<UUID, String> numbers = new HashMap<>();
        jdbc.sql("""
                        select id, number from documents.document
                         where id = any(:ids) and state <> 'withdrawn' and (cast(:kind as text) is null or kind = :kind)
                        """).param("ids", ids.toArray(UUID[]::new)).param("kind", kind).query(row -> {
            numbers.put(row.getObject(1, UUID.class), row.getString(2));
        });
        return numbers;
    }

    List<Doc> sample() {
        return jdbc.sql(SELECT + " where d.sample and d.state <> 'withdrawn'")
                .query(JdbcDocuments::doc)
                .list();
    }

    DocumentId insert(
            String kind,
            String definition,
            String number,
            LocalDate day,
            Instant at,
            Actor by,
            boolean sample,
            String code) {
        return new DocumentId(jdbc.sql("""
                        insert into documents.document (kind, definition, number, created_on, created_at, creator_id, creator,
                               sample, check_code, state, revision, moved_at)
                        values (:kind, :definition, :number, :day, :at, :by, :name, :sample, :code, 'open', 0, :at)
                        returning id
                        """)
                .param("kind", kind)
                .param("definition", definition)
                .param("number", number)
                .param("day", day)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by.person().value())
                .param("name", by.name())
                .param("sample", sample)
                .param("code", code)
                .query(UUID.class)
                .single());
    }

    void insertRevision(DocumentId id, int revision, JsonNode values, String cause, Actor by, Instant at) {
        jdbc.sql("""
                        insert into documents.revision (document_id, revision, content, cause, person_id, person, recorded_at)
                        values (:id, :revision, :content::jsonb, :cause, :by, :name, :at)
                        """)
                .param("id", id.value())
                .param("revision", revision)
                .param("content", values.toString())
                .param("cause", cause)
                .param("by", by.person().value())
                .param("name", by.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Where it stands since. */
    void move(Doc doc) {
        jdbc.sql("""
                        update documents.document
                           set state = :state, revision = :revision, waits = :waits, flagged = :flagged, official = :official,
                               moved_at = :at
                         where id = :id
                        """)
                .param("id", doc.id().value())
                .param("state", doc.state().word())
                .param("revision", doc.revision())
                .param("waits", doc.waits().toArray(String[]::new))
                .param("flagged", doc.flagged())
                .param("official", doc.official())
                .param("at", doc.movedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    void parties(DocumentId id, Map<Seat, String> seats, Set<Seat> waitedFor) {
        jdbc.sql("delete from documents.party where document_id = :id")
                .param("id", id.value())
                .update();
        seats.forEach((seat, unit) -> jdbc.sql("""
                        insert into documents.party (document_id, seat, unit_id, waited_for) values (:id, :seat, :unit, :waited)
                        """)
                .param("id", id.value())
                .param("seat", seat.toString())
                .param("unit", unit)
                .param("waited", waitedFor.contains(seat))
                .update());
    }

    Set<String> units(DocumentId id) {
        return Set.copyOf(jdbc.sql("select distinct unit_id from documents.party where document_id = :id")
                .param("id", id.value())
                .query(String.class)
                .list());
    }

    /**
     * What was written.
     *
     * @param cause {@code created}, {@code filled}, {@code corrected}
     */
    record Revision(int revision, ObjectNode values, String cause, String person, Instant at) {}

    List<Revision> revisions(DocumentId id) {
        return jdbc.sql("""
                        select revision, content::text as content, cause, person, recorded_at
                          from documents.revision where document_id = :id order by revision
                        """).param("id", id.value()).query(this::revision).list();
    }

    Optional<Revision> revision(DocumentId id, int revision) {
        return jdbc.sql("""
                        select revision, content::text as content, cause, person, recorded_at
                          from documents.revision where document_id = :id and revision = :revision
                        """)
                .param("id", id.value())
                .param("revision", revision)
                .query(this::revision)
                .optional();
    }

    private Revision revision(ResultSet row, int number) throws SQLException {
        return new Revision(
                row.getInt("revision"),
                (ObjectNode) json.readTree(row.getString("content")),
                row.getString("cause"),
                row.getString("person"),
                instant(row, 5));
    }

    /** Marks the document; whether it was not marked so before. */
    boolean flag(DocumentId id, String check, int revision, Instant at) {
        return jdbc.sql("""
                        insert into documents.flag (document_id, check_key, revision, raised_at)
                        values (:id, :check, :revision, :at) on conflict do nothing
                        """)
                        .param("id", id.value())
                        .param("check", check)
                        .param("revision", revision)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    /** Since when a check is marked. */
    Map<String, Instant> flags(DocumentId id) {
        Map<String, Instant> flags = new HashMap<>();
        jdbc.sql("select check_key, raised_at from documents.flag where document_id = :id")
                .param("id", id.value())
                .query(row -> {
                    flags.put(row.getString(1), instant(row, 2));
                });
        return flags;
    }

    void cancel(DocumentId id, Actor by, String reason, Instant at) {
        jdbc.sql("""
                        insert into documents.cancellation (document_id, person_id, person, reason, recorded_at)
                        values (:id, :by, :name, :reason, :at)
                        """)
                .param("id", id.value())
                .param("by", by.person().value())
                .param("name", by.name())
                .param("reason", reason)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<String> cancelled(DocumentId id) {
        return jdbc.sql("select person || '：' || reason from documents.cancellation where document_id = :id")
                .param("id", id.value())
                .query(String.class)
                .optional();
    }

    private static Doc doc(ResultSet row, int number) throws SQLException {
        Array waits = row.getArray("waits");
        return new Doc(
                new DocumentId(row.getObject("id", UUID.class)),
                row.getString("kind"),
                row.getString("definition"),
                row.getString("number"),
                row.getObject("created_on", LocalDate.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("creator"),
                row.getBoolean("sample"),
                row.getString("check_code"),
                Doc.State.parse(row.getString("state")),
                row.getInt("revision"),
                List.of((String[]) waits.getArray()),
                row.getBoolean("flagged"),
                row.getString("official"),
                row.getObject("moved_at", OffsetDateTime.class).toInstant());
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
