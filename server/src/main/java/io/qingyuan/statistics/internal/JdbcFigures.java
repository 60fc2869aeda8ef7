package io.qingyuan.statistics.internal;

import io.qingyuan.statistics.ElementCode;
import io.qingyuan.statistics.Extent;
import io.qingyuan.statistics.FigureKey;
import io.qingyuan.statistics.Period;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which figures there are. */
@Component
class JdbcFigures {

    /** A figure with its id. */
    record Row(UUID id, FigureKey key) {}

    /**
     * Which figures are listed.
     *
     * @param elements null for all
     * @param after the last figure of the page before
     */
    record Filter(
            @Nullable List<ElementCode> elements,
            @Nullable Extent extent,
            int fromYear,
            int toYear,
            @Nullable FigureKey after,
            int limit) {}

    private static final String COLUMNS = "select f.id, f.element, f.extent_kind, f.extent_id, f.period";

    private final JdbcClient jdbc;

    JdbcFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<FigureKey, UUID> find(Collection<FigureKey> keys) {
        Map<FigureKey, UUID> found = new HashMap<>();
        jdbc.sql(COLUMNS + """

                  from unnest(:elements, :kinds, :ids, :periods) as asked (element, kind, id, period)
                  join statistics.figure f
                    on f.element = asked.element and f.extent_kind = asked.kind and f.extent_id = asked.id
                   and f.period = asked.period
                """).params(columns(keys)).query((ResultSet row) -> {
            found.put(key(row), row.getObject("id", UUID.class));
        });
        return found;
    }

    /** The ids of these figures; a figure that is not there yet is made. */
    Map<FigureKey, UUID> ensure(Collection<FigureKey> keys) {
        jdbc.sql("""
                insert into statistics.figure (element, extent_kind, extent_id, period, valid_from, valid_to)
                select * from unnest(:elements, :kinds, :ids, :periods, cast(:froms as timestamptz[]),
                                     cast(:tos as timestamptz[]))
                    on conflict on constraint figure_once do nothing
                """)
                .params(columns(keys))
                .param(
                        "froms",
                        keys.stream()
                                .map(key -> key.period().interval().from().toString())
                                .toArray(String[]::new))
                .param(
                        "tos",
                        keys.stream()
                                .map(key -> key.period().interval().to().toString())
                                .toArray(String[]::new))
                .update();
        return find(keys);
    }

    Optional<Row> find(UUID id) {
        return jdbc.sql(COLUMNS + " from statistics.figure f where f.id = :id")
                .param("id", id)
                .query(JdbcFigures::row)
                .optional();
    }

    /** Ordered by element, extent and period. */
    List<Row> list(Filter filter) {
        FigureKey after = filter.after();
        List<ElementCode> elements = filter.elements();
        Extent extent = filter.extent();
        return jdbc.sql(COLUMNS + """

                  from statistics.figure f
                 where (cast(:elements as text[]) is null or f.element = any(:elements))
                   and (cast(:extent as text) is null or f.extent_kind || ':' || f.extent_id = :extent)
                   and f.period >= :from and f.period < :to
                   and (cast(:afterElement as text) is null
                        or (f.element, f.extent_kind, f.extent_id, f.period)
                         > (:afterElement, :afterKind, :afterId, :afterPeriod))
                 order by f.element, f.extent_kind, f.extent_id, f.period
                 limit :limit
                """)
                .param(
                        "elements",
                        elements == null
                                ? null
                                : elements.stream().map(ElementCode::value).toArray(String[]::new))
                .param("extent", extent == null ? null : extent.text())
                .param("from", "%04d".formatted(filter.fromYear()))
                .param("to", "%04d".formatted(filter.toYear() + 1))
                .param("afterElement", after == null ? null : after.element().value())
                .param("afterKind", after == null ? null : kind(after.extent()))
                .param("afterId", after == null ? null : after.extent().id())
                .param("afterPeriod", after == null ? null : after.period().toString())
                .param("limit", filter.limit())
                .query(JdbcFigures::row)
                .list();
    }

    /** Lets one transaction at a time change these figures, in one order so that two do not wait for each other. */
    void lock(Collection<UUID> figures) {
        jdbc.sql("""
                -- pg: advisory locks, held until the transaction ends
                select count(pg_advisory_xact_lock(key))
                  from (select distinct hashtextextended(id, 21) as key
                          from unnest(:ids) as asked (id)
                         order by 1) as ordered (key)
                """)
                .param("ids", figures.stream().map(UUID::toString).toArray(String[]::new))
                .query(Long.class)
                .single();
    }

    OffsetDateTime now() {
        return Objects.requireNonNull(
                jdbc.sql("select clock_timestamp()").query(OffsetDateTime.class).single());
    }

    static FigureKey key(ResultSet row) throws SQLException {
        return new FigureKey(
                new ElementCode(row.getString("element")),
                Extent.parse(row.getString("extent_kind") + ":" + row.getString("extent_id")),
                Period.parse(row.getString("period")));
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(row.getObject("id", UUID.class), key(row));
    }

    private static String kind(Extent extent) {
        return extent instanceof Extent.OfArea ? "area" : "unit";
    }

    private static Map<String, String[]> columns(Collection<FigureKey> keys) {
        return Map.of(
                "elements",
                keys.stream().map(key -> key.element().value()).toArray(String[]::new),
                "kinds",
                keys.stream().map(key -> kind(key.extent())).toArray(String[]::new),
                "ids",
                keys.stream().map(key -> key.extent().id()).toArray(String[]::new),
                "periods",
                keys.stream().map(key -> key.period().toString()).toArray(String[]::new));
    }
}
