package io.qingyuan.identity.internal;

import io.qingyuan.identity.Area;
import io.qingyuan.identity.AreaChange;
import io.qingyuan.identity.AreaId;
import io.qingyuan.identity.Post;
import io.qingyuan.identity.PostId;
import io.qingyuan.identity.Role;
import io.qingyuan.identity.Unit;
import io.qingyuan.identity.UnitId;
import java.time.OffsetDateTime;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes versions of areas, units and posts: supersedes the old ones, inserts the new, at one moment. */
@Component
class JdbcOrganisationVersions {

    private static final int LOCK = 0x0961;

    private final JdbcClient jdbc;

    JdbcOrganisationVersions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Waits until no other transaction changes the organisation, then takes the moment of this change. */
    OffsetDateTime lock() {
        jdbc.sql("select pg_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query((row, _) -> true)
                .single();
        return jdbc.sql("select clock_timestamp()").query(OffsetDateTime.class).single();
    }

    /** Makes the identity rows first, so that versions may point at each other. */
    void know(String table, String id) {
        // the table is one of three constants of the caller
        jdbc.sql("insert into identity." + table + " (id) values (:id) on conflict do nothing")
                .param("id", id)
                .update();
    }

    void supersede(AreaId area, OffsetDateTime moment) {
        supersede("area_version", "area_id", area.value(), moment);
    }

    void supersede(UnitId unit, OffsetDateTime moment) {
        supersede("unit_version", "unit_id", unit.value(), moment);
        supersede("unit_area", "unit_id", unit.value(), moment);
        supersede("unit_relation", "unit_id", unit.value(), moment);
    }

    void supersede(PostId post, OffsetDateTime moment) {
        supersede("post_version", "post_id", post.value(), moment);
    }

    void insert(Area area, OffsetDateTime moment) {
        AreaId parent = area.parent();
        jdbc.sql("""
                insert into identity.area_version
                       (area_id, title_zh, title_en, kind, code, parent_id, valid_from, valid_to, recorded_at)
                values (:id, :zh, :en, :kind, :code, :parent, :from, :to, :at)
                """)
                .param("id", area.id().value())
                .param("zh", area.title().zh())
                .param("en", area.title().en())
                .param("kind", area.kind())
                .param("code", area.code())
                .param("parent", parent == null ? null : parent.value())
                .param("from", area.validFrom())
                .param("to", area.validTo())
                .param("at", moment)
                .update();
    }

    void insert(AreaChange change, OffsetDateTime moment) {
        jdbc.sql("""
                insert into identity.area_lineage (from_id, to_id, change, on_day, recorded_at)
                values (:from, :to, :change, :on, :at)
                """)
                .param("from", change.from().value())
                .param("to", change.to().value())
                .param("change", change.kind().name().toLowerCase(Locale.ROOT))
                .param("on", change.on())
                .param("at", moment)
                .update();
    }

    void supersede(AreaChange change, OffsetDateTime moment) {
        jdbc.sql("""
                update identity.area_lineage
                   set superseded_at = :at
                 where from_id = :from and to_id = :to and on_day = :on and act_id is null and superseded_at = 'infinity'
                """)
                .param("from", change.from().value())
                .param("to", change.to().value())
                .param("on", change.on())
                .param("at", moment)
                .update();
    }

    void insert(Unit unit, OffsetDateTime moment) {
        jdbc.sql("""
                insert into identity.unit_version
                       (unit_id, title_zh, title_en, kind, valid_from, valid_to, recorded_at)
                values (:id, :zh, :en, :kind, :from, :to, :at)
                """)
                .param("id", unit.id().value())
                .param("zh", unit.title().zh())
                .param("en", unit.title().en())
                .param("kind", unit.kind())
                .param("from", unit.validFrom())
                .param("to", unit.validTo())
                .param("at", moment)
                .update();
        for (AreaId area : unit.areas()) {
            jdbc.sql("""
                    insert into identity.unit_area (unit_id, area_id, valid_from, valid_to, recorded_at)
                    values (:id, :area, :from, :to, :at)
                    """)
                    .param("id", unit.id().value())
                    .param("area", area.value())
                    .param("from", unit.validFrom())
                    .param("to", unit.validTo())
                    .param("at", moment)
                    .update();
        }
        unit.memberOf().forEach(group -> relate(unit, group, "member-of", moment));
        UnitId oneWith = unit.oneAdministrationWith();
        if (oneWith != null) {
            relate(unit, oneWith, "one-administration", moment);
        }
    }

    void insert(Post post, OffsetDateTime moment) {
        jdbc.sql("""
                insert into identity.post_version
                       (post_id, unit_id, title_zh, title_en, roles, valid_from, valid_to, recorded_at)
                values (:id, :unit, :zh, :en, :roles, :from, :to, :at)
                """)
                .param("id", post.id().value())
                .param("unit", post.unit().value())
                .param("zh", post.title().zh())
                .param("en", post.title().en())
                .param("roles", post.roles().stream().map(Role::name).sorted().toArray(String[]::new))
                .param("from", post.validFrom())
                .param("to", post.validTo())
                .param("at", moment)
                .update();
    }

    private void relate(Unit unit, UnitId other, String relation, OffsetDateTime moment) {
        jdbc.sql("""
                insert into identity.unit_relation (unit_id, other_id, relation, valid_from, valid_to, recorded_at)
                values (:id, :other, :relation, :from, :to, :at)
                """)
                .param("id", unit.id().value())
                .param("other", other.value())
                .param("relation", relation)
                .param("from", unit.validFrom())
                .param("to", unit.validTo())
                .param("at", moment)
                .update();
    }

    private void supersede(String table, String column, String id, OffsetDateTime moment) {
        // table and column are constants of this class
        jdbc.sql("update identity." + table + " set superseded_at = :at where " + column
                        + " = :id and superseded_at = 'infinity'")
                .param("at", moment)
                .param("id", id)
                .update();
    }
}
