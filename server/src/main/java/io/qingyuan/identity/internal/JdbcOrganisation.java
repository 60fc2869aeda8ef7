package io.qingyuan.identity.internal;

import io.qingyuan.identity.Area;
import io.qingyuan.identity.AreaChange;
import io.qingyuan.identity.AreaId;
import io.qingyuan.identity.Post;
import io.qingyuan.identity.PostId;
import io.qingyuan.identity.Role;
import io.qingyuan.identity.Title;
import io.qingyuan.identity.Unit;
import io.qingyuan.identity.UnitId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads areas, units and posts as recorded at a moment. */
@Component
class JdbcOrganisation {

    private static final String RECORDED = "recorded_at <= :at and superseded_at > :at";

    private final JdbcClient jdbc;

    JdbcOrganisation(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Area> areas(Instant at) {
        return query(
                        "select area_id, title_zh, title_en, kind, code, parent_id, valid_from, valid_to"
                                + " from identity.area_version where " + RECORDED + " order by area_id, valid_from",
                        at)
                .query((row, _) -> area(row))
                .list();
    }

    List<AreaChange> areaChanges(Instant at) {
        return areaChanges(at, "");
    }

    private List<AreaChange> areaChanges(Instant at, String which) {
        return query(
                        "select from_id, to_id, change, on_day from identity.area_lineage where " + RECORDED + which
                                + " order by on_day, from_id, to_id",
                        at)
                .query((row, _) -> new AreaChange(
                        new AreaId(row.getString("from_id")),
                        new AreaId(row.getString("to_id")),
                        AreaChange.Kind.valueOf(row.getString("change").toUpperCase(Locale.ROOT)),
                        Rows.day(row, "on_day")))
                .list();
    }

    /** Those changes that packs gave, not people. */
    List<AreaChange> areaChangesOfPacks(Instant at) {
        return areaChanges(at, " and act_id is null");
    }

    List<Unit> units(Instant at) {
        return query("""
                select v.unit_id, v.title_zh, v.title_en, v.kind, v.valid_from, v.valid_to,
                       array(select a.area_id from identity.unit_area a
                              where a.unit_id = v.unit_id and a.recorded_at <= :at and a.superseded_at > :at
                                and a.valid_from < v.valid_to and a.valid_to > v.valid_from) as areas,
                       array(select r.other_id from identity.unit_relation r
                              where r.unit_id = v.unit_id and r.relation = 'member-of'
                                and r.recorded_at <= :at and r.superseded_at > :at
                                and r.valid_from < v.valid_to and r.valid_to > v.valid_from) as groups,
                       (select min(r.other_id) from identity.unit_relation r
                         where r.unit_id = v.unit_id and r.relation = 'one-administration'
                           and r.recorded_at <= :at and r.superseded_at > :at
                           and r.valid_from < v.valid_to and r.valid_to > v.valid_from) as one_with
                  from identity.unit_version v
                 where v.recorded_at <= :at and v.superseded_at > :at
                 order by v.unit_id, v.valid_from
                """, at).query((row, _) -> unit(row)).list();
    }

    List<Post> posts(Instant at) {
        return query(
                        "select post_id, title_zh, title_en, unit_id, roles, valid_from, valid_to"
                                + " from identity.post_version where " + RECORDED + " order by post_id, valid_from",
                        at)
                .query((row, _) -> post(row))
                .list();
    }

    boolean within(AreaId inner, AreaId outer) {
        return Boolean.TRUE.equals(jdbc.sql("""
                with recursive up (id) as (
                    select cast(:inner as text)
                    union
                    select v.parent_id
                      from up
                      join identity.area_version v on v.area_id = up.id and v.superseded_at = 'infinity'
                     where v.parent_id is not null)
                select exists (select 1 from up where id = :outer)
                """)
                .param("inner", inner.value())
                .param("outer", outer.value())
                .query(Boolean.class)
                .single());
    }

    Set<UnitId> unitsIn(Set<AreaId> areas, LocalDate today) {
        return new HashSet<>(jdbc.sql("""
                with recursive down (id) as (
                    select unnest(:areas)
                    union
                    select v.area_id
                      from down
                      join identity.area_version v on v.parent_id = down.id and v.superseded_at = 'infinity')
                select distinct a.unit_id
                  from identity.unit_area a
                  join down on down.id = a.area_id
                 where a.superseded_at = 'infinity' and a.valid_from <= :today and a.valid_to > :today
                """)
                .param("areas", areas.stream().map(AreaId::value).toArray(String[]::new))
                .param("today", today)
                .query((row, _) -> new UnitId(row.getString(1)))
                .list());
    }

    private JdbcClient.StatementSpec query(String sql, Instant at) {
        return jdbc.sql(sql).param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC));
    }

    private static Area area(ResultSet row) throws SQLException {
        return new Area(
                new AreaId(row.getString("area_id")),
                title(row),
                row.getString("kind"),
                row.getString("code"),
                areaId(row.getString("parent_id")),
                Rows.day(row, "valid_from"),
                Rows.day(row, "valid_to"));
    }

    private static Unit unit(ResultSet row) throws SQLException {
        String oneWith = row.getString("one_with");
        return new Unit(
                new UnitId(row.getString("unit_id")),
                title(row),
                row.getString("kind"),
                Rows.texts(row, "areas").stream().map(AreaId::new).collect(Collectors.toSet()),
                Rows.texts(row, "groups").stream().map(UnitId::new).collect(Collectors.toSet()),
                oneWith == null ? null : new UnitId(oneWith),
                Rows.day(row, "valid_from"),
                Rows.day(row, "valid_to"));
    }

    private static Post post(ResultSet row) throws SQLException {
        return new Post(
                new PostId(row.getString("post_id")),
                title(row),
                new UnitId(row.getString("unit_id")),
                Rows.texts(row, "roles").stream().map(Role::valueOf).collect(Collectors.toSet()),
                Rows.day(row, "valid_from"),
                Rows.day(row, "valid_to"));
    }

    private static Title title(ResultSet row) throws SQLException {
        return Title.of(row.getString("title_zh"), row.getString("title_en"));
    }

    private static @Nullable AreaId areaId(@Nullable String code) {
        return code == null ? null : new AreaId(code);
    }
}
