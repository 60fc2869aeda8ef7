package io.qingyuan.receipts.internal;

import io.qingyuan.receipts.Input;
import io.qingyuan.receipts.Input.DefinitionInput;
import io.qingyuan.receipts.Input.FactInput;
import io.qingyuan.receipts.Input.RangeInput;
import io.qingyuan.receipts.Input.ReceiptInput;
import io.qingyuan.receipts.Interval;
import io.qingyuan.receipts.ReceiptId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What receipts stand on. */
@Component
class JdbcInputs {

    /** The source under which receipts themselves are indexed. */
    static final String RECEIPT = "receipt";

    private record Row(
            ReceiptId receipt,
            int position,
            String name,
            String kind,
            String source,
            String ref,
            @Nullable Interval interval,
            @Nullable Instant asOf,
            @Nullable Long count,
            String hash) {}

    private final JdbcClient jdbc;

    JdbcInputs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Map<ReceiptId, List<Input>> inputs) {
        List<Row> rows = new ArrayList<>();
        inputs.forEach((receipt, list) -> {
            for (int i = 0; i < list.size(); i++) {
                rows.add(row(receipt, i, list.get(i)));
            }
        });
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into receipts.input (receipt_id, position, name, kind, source, ref, below, valid_from, valid_to,
                                            as_of, row_count, hash)
                select * from unnest(cast(:receipts as uuid[]), cast(:positions as int[]), :names, :kinds, :sources,
                                     :refs, cast(:belows as uuid[]), cast(:froms as timestamptz[]), cast(:tos as timestamptz[]),
                                     cast(:asOfs as timestamptz[]), cast(:counts as bigint[]), :hashes)
                """)
                .param("receipts", texts(rows, row -> row.receipt().toString()))
                .param("positions", texts(rows, row -> Integer.toString(row.position())))
                .param("names", texts(rows, Row::name))
                .param("kinds", texts(rows, Row::kind))
                .param("sources", texts(rows, Row::source))
                .param("refs", texts(rows, Row::ref))
                .param("belows", texts(rows, row -> row.kind().equals("receipt") ? row.ref() : null))
                .param(
                        "froms",
                        texts(
                                rows,
                                row -> row.interval() == null
                                        ? null
                                        : text(row.interval().from())))
                .param(
                        "tos",
                        texts(
                                rows,
                                row -> row.interval() == null
                                        ? null
                                        : text(row.interval().to())))
                .param("asOfs", texts(rows, row -> row.asOf() == null ? null : text(row.asOf())))
                .param("counts", texts(rows, row -> row.count() == null ? null : Long.toString(row.count())))
                .param("hashes", texts(rows, Row::hash))
                .update();
    }

    /** In the order of the drafts. */
    Map<ReceiptId, List<Input>> find(Collection<ReceiptId> receipts) {
        Map<ReceiptId, List<Input>> found = new HashMap<>();
        receipts.forEach(receipt -> found.put(receipt, new ArrayList<>()));
        jdbc.sql("""
                select receipt_id, position, name, kind, source, ref, valid_from, valid_to, as_of, row_count, hash
                  from receipts.input
                 where receipt_id = any(cast(:receipts as uuid[]))
                 order by receipt_id, position
                """)
                .param("receipts", receipts.stream().map(ReceiptId::toString).toArray(String[]::new))
                .query((ResultSet row) -> {
                    found.computeIfAbsent(
                                    new ReceiptId(row.getObject("receipt_id", UUID.class)), _ -> new ArrayList<>())
                            .add(input(row));
                });
        return found;
    }

    /** These receipts and all below them. */
    Set<ReceiptId> closure(Collection<ReceiptId> receipts) {
        return new LinkedHashSet<>(jdbc.sql("""
                with recursive below (id) as (
                    select unnest(cast(:receipts as uuid[]))
                    union
                    select i.below
                      from below b
                      join receipts.input i on i.receipt_id = b.id and i.below is not null)
                select id from below
                """)
                .param("receipts", receipts.stream().map(ReceiptId::toString).toArray(String[]::new))
                .query((row, _) -> new ReceiptId(row.getObject("id", UUID.class)))
                .list());
    }

    private static Row row(ReceiptId receipt, int position, Input input) {
        return switch (input) {
            case FactInput(var name, var source, var id, var hash) ->
                new Row(receipt, position, name, "fact", source, id, null, null, null, hash);
            case RangeInput(var name, var source, var key, var interval, var asOf, var count, var hash) ->
                new Row(receipt, position, name, "range", source, key, interval, asOf, count, hash);
            case ReceiptInput(var name, var id, var hash) ->
                new Row(receipt, position, name, "receipt", RECEIPT, id.toString(), null, null, null, hash);
            case DefinitionInput(var name, var path, var code, var hash) ->
                new Row(receipt, position, name, "definition", path, code, null, null, null, hash);
        };
    }

    private static Input input(ResultSet row) throws SQLException {
        String name = row.getString("name");
        String source = row.getString("source");
        String ref = row.getString("ref");
        String hash = row.getString("hash");
        return switch (row.getString("kind")) {
            case "fact" -> new FactInput(name, source, ref, hash);
            case "range" ->
                new RangeInput(
                        name,
                        source,
                        ref,
                        new Interval(instant(row, "valid_from"), instant(row, "valid_to")),
                        instant(row, "as_of"),
                        row.getLong("row_count"),
                        hash);
            case "receipt" -> new ReceiptInput(name, ReceiptId.of(ref), hash);
            case "definition" -> new DefinitionInput(name, source, ref, hash);
            default -> throw new IllegalStateException("unknown kind of input " + row.getString("kind"));
        };
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static String text(Instant instant) {
        return instant.toString();
    }

    private static @Nullable String[] texts(List<Row> rows, java.util.function.Function<Row, @Nullable String> column) {
        @Nullable String[] texts = new String[rows.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = column.apply(rows.get(i));
        }
        return texts;
    }
}
