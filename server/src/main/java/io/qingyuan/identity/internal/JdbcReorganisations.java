package io.qingyuan.identity.internal;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.AreaChange;
import io.qingyuan.identity.Followed;
import io.qingyuan.identity.Title;
import io.qingyuan.identity.UnitChange;
import io.qingyuan.identity.UnitId;
import io.qingyuan.identity.internal.Reorganisation.Kind;
import io.qingyuan.identity.internal.Reorganisation.Subject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The record of reorganisations, and the lineage of units. */
@Component
class JdbcReorganisations {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    JdbcReorganisations(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** One reorganisation as it was recorded. */
    record Recorded(
            UUID id,
            Subject subject,
            Kind kind,
            List<String> from,
            List<String> to,
            LocalDate on,
            String reason,
            @Nullable String document,
            List<Followed> followed,
            String actor,
            Instant recordedAt) {}

    UUID nextId() {
        return jdbc.sql("select uuidv7()").query(UUID.class).single();
    }

    void insert(
            UUID id, Reorganisation act, List<String> into, List<Followed> followed, Actor by, OffsetDateTime moment) {
        jdbc.sql("""
                insert into identity.reorganisation
                       (id, subject, change, from_ids, to_ids, on_day, reason, document, followed, actor_id, actor,
                        recorded_at)
                values (:id, :subject, :change, :from, :to, :on, :reason, :document, cast(:followed as jsonb), :actorId,
                        :actor, :at)
                """)
                .param("id", id)
                .param("subject", act.subject().word())
                .param("change", act.kind().word())
                .param("from", act.from().toArray(String[]::new))
                .param("to", into.toArray(String[]::new))
                .param("on", act.on())
                .param("reason", act.reason().strip())
                .param("document", act.document())
                .param("followed", json.writeValueAsString(followed))
                .param("actorId", by.person().value())
                .param("actor", by.name())
                .param("at", moment)
                .update();
    }

    /** Notes which entries an act changed. */
    void touch(UUID act, String entry, Collection<String> ids) {
        jdbc.sql("""
                insert into identity.reorganised_entry (act_id, entry, entry_id)
                select :act, :entry, id from unnest(:ids) as touched (id)
                """)
                .param("act", act)
                .param("entry", entry)
                .param("ids", ids.stream().distinct().toArray(String[]::new))
                .update();
    }

    /** The codes of all entries of a kind that acts changed. */
    Set<String> touched(String entry) {
        return new HashSet<>(jdbc.sql("select distinct entry_id from identity.reorganised_entry where entry = :entry")
                .param("entry", entry)
                .query(String.class)
                .list());
    }

    void insert(UUID act, UnitChange change, OffsetDateTime moment) {
        jdbc.sql("""
                insert into identity.unit_lineage (from_id, to_id, change, on_day, main, act_id, recorded_at)
                values (:from, :to, :change, :on, :main, :act, :at)
                """)
                .param("from", change.from().value())
                .param("to", change.to().value())
                .param("change", change.kind().name().toLowerCase(Locale.ROOT))
                .param("on", change.on())
                .param("main", change.main())
                .param("act", act)
                .param("at", moment)
                .update();
    }

    void insert(UUID act, AreaChange change, OffsetDateTime moment) {
        jdbc.sql("""
                insert into identity.area_lineage (from_id, to_id, change, on_day, act_id, recorded_at)
                values (:from, :to, :change, :on, :act, :at)
                """)
                .param("from", change.from().value())
                .param("to", change.to().value())
                .param("change", change.kind().name().toLowerCase(Locale.ROOT))
                .param("on", change.on())
                .param("act", act)
                .param("at", moment)
                .update();
    }

    List<UnitChange> unitChanges(Instant at) {
        return jdbc.sql("""
                select from_id, to_id, change, on_day, main
                  from identity.unit_lineage
                 where recorded_at <= :at and superseded_at > :at
                 order by on_day, from_id, main desc, to_id
                """)
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .query((row, _) -> new UnitChange(
                        new UnitId(row.getString("from_id")),
                        new UnitId(row.getString("to_id")),
                        AreaChange.Kind.valueOf(row.getString("change").toUpperCase(Locale.ROOT)),
                        Rows.day(row, "on_day"),
                        row.getBoolean("main")))
                .list();
    }

    /** Whether any unit has ever come after another; spares the rest where none has. */
    boolean anyUnitChange() {
        return jdbc.sql("select exists (select 1 from identity.unit_lineage where superseded_at = 'infinity')")
                .query(Boolean.class)
                .single();
    }

    /** What was done up to a moment, the latest first; of one unit or area, or of all. */
    List<Recorded> list(@Nullable Subject subject, @Nullable String id, Instant at, int limit) {
        return jdbc.sql("""
                select id, subject, change, from_ids, to_ids, on_day, reason, document, followed, actor, recorded_at
                  from identity.reorganisation
                 where recorded_at <= :at
                   and (cast(:subject as text) is null or subject = :subject)
                   and (cast(:id as text) is null or :id = any(from_ids) or :id = any(to_ids))
                 order by on_day desc, recorded_at desc
                 limit :limit
                """)
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .param("subject", subject == null ? null : subject.word())
                .param("id", id)
                .param("limit", limit)
                .query((row, _) -> recorded(row))
                .list();
    }

    List<Followed> followed(String text) {
        List<Followed> found = new ArrayList<>();
        for (JsonNode each : json.readTree(text)) {
            JsonNode english = each.at("/what/en");
            found.add(new Followed(
                    Title.of(
                            each.at("/what/zh").asString(),
                            english.isMissingNode() || english.isNull() ? null : english.asString()),
                    each.get("count").asInt()));
        }
        return found;
    }

    private Recorded recorded(ResultSet row) throws SQLException {
        return new Recorded(
                row.getObject("id", UUID.class),
                Subject.valueOf(row.getString("subject").toUpperCase(Locale.ROOT)),
                Kind.valueOf(row.getString("change").toUpperCase(Locale.ROOT)),
                Rows.texts(row, "from_ids"),
                Rows.texts(row, "to_ids"),
                Rows.day(row, "on_day"),
                row.getString("reason"),
                row.getString("document"),
                followed(row.getString("followed")),
                row.getString("actor"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }
}
