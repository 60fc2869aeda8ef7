package io.qingyuan.registry.internal.figures;

import io.qingyuan.fields.Condition;
import io.qingyuan.figures.Figure;
import io.qingyuan.figures.FigureGround;
import io.qingyuan.figures.FigureOwner;
import io.qingyuan.packs.PackText;
import io.qingyuan.receipts.Canonical;
import io.qingyuan.receipts.Fact;
import io.qingyuan.receipts.FactSource;
import io.qingyuan.receipts.Range;
import io.qingyuan.receipts.RangeQuery;
import io.qingyuan.registry.RecordId;
import io.qingyuan.registry.Register;
import io.qingyuan.registry.Registers;
import io.qingyuan.registry.internal.definition.Columns;
import io.qingyuan.registry.internal.records.JdbcRecords;
import io.qingyuan.registry.internal.records.RecordHistory;
import io.qingyuan.registry.internal.records.RecordLists;
import io.qingyuan.registry.internal.records.RecordRow;
import io.qingyuan.time.Zone;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Records as facts. A range is all records that a figure looks at: its key names the figure, its interval ends when they are looked at.
 * The rule is given counts and sums that the database makes of exactly those rows; the root is a hash over all of them.
 */
@Component
class FigureFacts implements FactSource, FigureGround {

    private final Registers registers;
    private final JdbcRecords records;
    private final RecordHistory histories;
    private final JdbcClient jdbc;

    FigureFacts(Registers registers, JdbcRecords records, RecordHistory histories, JdbcClient jdbc) {
        this.registers = registers;
        this.records = records;
        this.histories = histories;
        this.jdbc = jdbc;
    }

    @Override
    public String kind() {
        return "registry.figure";
    }

    @Override
    public String source() {
        return "registry.records";
    }

    @Override
    public List<FigureOwner> owners() {
        return registers.all().stream().map(FigureFacts::owner).toList();
    }

    @Override
    public Optional<FigureOwner> find(String owner) {
        return registers.find(owner).map(FigureFacts::owner);
    }

    static FigureOwner owner(Register register) {
        return new FigureOwner(
                register.id(),
                register.title(),
                register.hash(),
                "registers/" + register.id() + ".yaml",
                "/registers/" + register.id() + "/figures",
                register.figures());
    }

    /** A figure with the register it is of. */
    private record Known(Register register, Figure figure) {}

    private Optional<Known> known(String key) {
        int slash = key.indexOf('/');
        return registers
                .find(key.substring(0, slash))
                .flatMap(register -> register.figures().stream()
                        .filter(figure -> figure.id().equals(key.substring(slash + 1)))
                        .findFirst()
                        .map(figure -> new Known(register, figure)));
    }

    @Override
    public List<Range> ranges(List<RangeQuery> queries) {
        return queries.stream().map(this::range).toList();
    }

    private Range range(RangeQuery query) {
        Known known = known(query.key()).orElse(null);
        if (known == null) {
            return Range.of(0, Canonical.of(Map.of("gone", true)), false);
        }
        Selection selection = new Selection(known, query);
        return jdbc.sql(selection.aggregate())
                .params(selection.parameters)
                .query((row, _) -> {
                    Map<String, Object> content = new LinkedHashMap<>();
                    content.put("count", row.getLong("counted"));
                    content.put("of", row.getLong("looked_at"));
                    for (String sum : List.of("field", "over", "weighted", "weight")) {
                        BigDecimal value = row.getBigDecimal("sum_" + sum);
                        if (value != null) {
                            content.put(sum, value.toPlainString());
                        }
                    }
                    content.put("with", row.getLong("with_field"));
                    Map<String, Object> groups = new TreeMap<>();
                    for (String by : known.figure().by()) {
                        groups.put(by, groups(selection, by));
                    }
                    content.put("groups", groups);
                    return new Range(
                            row.getLong("looked_at"),
                            String.valueOf(row.getString("root")),
                            Canonical.of(content),
                            row.getBoolean("sample"));
                })
                .single();
    }

    private Map<String, Object> groups(Selection selection, String by) {
        Map<String, Object> groups = new TreeMap<>();
        jdbc.sql(selection.grouped(by))
                .params(selection.parameters)
                .query((row, _) -> {
                    Map<String, Object> content = new LinkedHashMap<>();
                    content.put("count", row.getLong("counted"));
                    content.put("of", row.getLong("looked_at"));
                    for (String sum : List.of("field", "over", "weighted", "weight")) {
                        BigDecimal value = row.getBigDecimal("sum_" + sum);
                        if (value != null) {
                            content.put(sum, value.toPlainString());
                        }
                    }
                    content.put("with", row.getLong("with_field"));
                    return groups.put(row.getString("value"), content);
                })
                .list();
        return groups;
    }

    @Override
    public List<Row> rows(RangeQuery query, @Nullable String after, int limit) {
        Known known = known(query.key()).orElse(null);
        if (known == null) {
            return List.of();
        }
        Selection selection = new Selection(known, query);
        Map<String, Object> parameters = new LinkedHashMap<>(selection.parameters);
        String behind = "";
        if (after != null) {
            behind = " and r.record > cast(:after as uuid)";
            parameters.put("after", after.substring(0, after.indexOf('@')));
        }
        parameters.put("most", limit);
        List<String> ids = jdbc.sql("select r.record || '@' || r.version as id from " + selection.from() + behind
                        + " order by r.record limit :most")
                .params(parameters)
                .query((row, _) -> row.getString("id"))
                .list();
        Map<String, Fact> facts = read(ids);
        List<Row> rows = new ArrayList<>();
        for (String id : ids) {
            Fact fact = facts.get(id);
            if (fact != null) {
                rows.add(new Row(fact, null));
            }
        }
        return rows;
    }

    @Override
    public PackText label(RangeQuery query) {
        return known(query.key())
                .map(known -> new PackText(
                        known.register().title().zh() + "："
                                + known.figure().title().zh(),
                        known.register().title().in(Locale.ENGLISH) + ": "
                                + known.figure().title().in(Locale.ENGLISH)))
                .orElse(new PackText(query.key(), query.key()));
    }

    @Override
    public Map<String, Fact> read(Collection<String> ids) {
        Map<RecordId, Set<Integer>> asked = new LinkedHashMap<>();
        ids.forEach(id -> asked.computeIfAbsent(
                        new RecordId(UUID.fromString(id.substring(0, id.indexOf('@')))), _ -> new LinkedHashSet<>())
                .add(Integer.parseInt(id.substring(id.indexOf('@') + 1))));
        Map<String, Fact> facts = new HashMap<>();
        records.registers(asked.keySet())
                .forEach((record, id) -> registers
                        .find(id)
                        .ifPresent(register -> asked.getOrDefault(record, Set.of())
                                .forEach(version -> histories
                                        .version(register, record, version)
                                        .ifPresent(row -> facts.put(record + "@" + version, fact(row))))));
        return facts;
    }

    private static Fact fact(RecordRow row) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("record", row.id().toString());
        content.put("version", row.version());
        content.put("state", row.state());
        var values = row.values().deepCopy();
        row.register().form().fields().stream()
                .filter(field -> field.closed())
                .forEach(field -> values.remove(field.id()));
        content.put("values", values);
        String name = row.number() == null ? row.name() : row.name() + "（" + row.number() + "）";
        return new Fact(
                row.id() + "@" + row.version(),
                Canonical.of(content),
                new PackText(name, name),
                "/registers/" + row.register().id() + "/records/" + row.id(),
                row.sample());
    }

    /** The rows that a figure looks at, in SQL. */
    private static final class Selection {

        private final Known known;
        private final Map<String, Object> parameters = new LinkedHashMap<>();
        private final String counted;
        private final String lookedAt;

        Selection(Known known, RangeQuery query) {
            this.known = known;
            Condition.Columns columns = RecordLists.columns(known.register());
            // conditions that speak of today mean the day the question is asked for
            LocalDate day = Zone.dayOf(query.asOf());
            Condition of = known.figure().of();
            Condition.Sql where = known.figure().where().sql(columns, day, "w");
            Condition.Sql base = (of == null ? known.figure().where() : of).sql(columns, day, "o");
            parameters.putAll(where.values());
            parameters.putAll(base.values());
            parameters.put("as_of", query.asOf().atOffset(ZoneOffset.UTC));
            parameters.put("valid", query.interval().to().atOffset(ZoneOffset.UTC));
            counted = where.sql();
            String dated = known.figure().day();
            if (dated == null) {
                lookedAt = base.sql();
                return;
            }
            // a figure of everything there is also counts what has no day
            parameters.put("first_day", Zone.dayOf(query.interval().from()));
            parameters.put("day_behind", Zone.dayOf(query.interval().to()));
            parameters.put("any_day", query.interval().equals(FigureGround.ALWAYS));
            String column = "r." + Columns.of(dated);
            lookedAt =
                    "(:any_day or (" + column + " >= :first_day and " + column + " < :day_behind)) and " + base.sql();
        }

        String from() {
            return Columns.table(known.register().id())
                    + " r where r.recorded_at <= :as_of and r.superseded_at > :as_of and r.valid_from < :valid"
                    + " and r.valid_to >= :valid and " + lookedAt;
        }

        private String sums() {
            String number = column(known.figure().field());
            String over = column(known.figure().over());
            String weight = column(known.figure().weight());
            return "count(*) filter (where " + counted + ") as counted, count(*) as looked_at,"
                    + " sum(" + number + ") filter (where " + counted + ") as sum_field,"
                    + " sum(" + over + ") filter (where " + counted + ") as sum_over,"
                    + " sum(" + number + " * " + weight + ") filter (where " + counted + ") as sum_weighted,"
                    + " sum(" + weight + ") filter (where " + counted + " and " + number
                    + " is not null) as sum_weight,"
                    + " count(" + number + ") filter (where " + counted + ") as with_field";
        }

        String aggregate() {
            return "select " + sums()
                    + ", coalesce(bool_or(r.sample), false) as sample, encode(sha256(convert_to(coalesce("
                    + "string_agg(" + hashed() + ", E'\\n' order by r.record), ''), 'UTF8')), 'hex') as root from "
                    + from();
        }

        String grouped(String by) {
            String value = "coalesce(r." + Columns.of(by) + "::text, '')";
            return "select " + value + " as value, " + sums() + " from " + from() + " group by " + value;
        }

        /** Everything in a row that the figure depends on. */
        private String hashed() {
            List<String> parts = new ArrayList<>(List.of("r.record::text", "r.version::text", "r.state"));
            Set<String> fields = new LinkedHashSet<>(known.figure().where().fields());
            Condition of = known.figure().of();
            if (of != null) {
                fields.addAll(of.fields());
            }
            fields.addAll(known.figure().by());
            for (String field : new String[] {
                known.figure().day(),
                known.figure().field(),
                known.figure().over(),
                known.figure().weight()
            }) {
                if (field != null) {
                    fields.add(field);
                }
            }
            fields.stream()
                    .sorted()
                    .map(field -> "coalesce(r." + Columns.of(field) + "::text, '')")
                    .forEach(parts::add);
            return parts.stream().collect(Collectors.joining(" || '|' || "));
        }

        private static String column(@Nullable String field) {
            return field == null ? "null::numeric" : "r." + Columns.of(field);
        }
    }
}
