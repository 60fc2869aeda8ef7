package io.qingyuan.registry.internal.records;

import io.qingyuan.fields.Condition;
import io.qingyuan.fields.Field;
import io.qingyuan.fields.FieldSet;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Policy;
import io.qingyuan.identity.Scope;
import io.qingyuan.identity.Verb;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.registry.RecordId;
import io.qingyuan.registry.Register;
import io.qingyuan.registry.RegistryProblem;
import io.qingyuan.registry.internal.definition.Columns;
import io.qingyuan.time.Zone;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Lists of records: filtered by any field, within what one may read, by pages with a key. */
@Repository
public class RecordLists {

    /** Up to here totals are counted; above, the planner's estimate is told as one. */
    public static final int COUNTED = 10_000;

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern PLANNED = Pattern.compile("rows=(\\d+)");

    private final JdbcClient jdbc;
    private final Policy policy;
    private final Clock clock;

    RecordLists(JdbcClient jdbc, Policy policy, Clock clock) {
        this.jdbc = jdbc;
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * A page.
     *
     * @param next where the next one begins; null at the end
     */
    public record Page(List<RecordRow> rows, @Nullable String next) {}

    /**
     * How many there are.
     *
     * @param estimate whether it is an estimate
     */
    public record Total(long count, boolean estimate) {}

    /** What filters rows, with the parameters it names. */
    record Filter(String sql, Map<String, Object> parameters) {}

    /** A page of what the actor may read. */
    public Page page(Actor actor, Register register, RecordQuery query, @Nullable String after, int limit) {
        requireOpen(actor, register, query);
        Filter filter = filter(policy.scope(actor, Verb.READ, register.kind()), register, query);
        return page(register, filter, query, after, limit);
    }

    /** A page of everything that a query finds, whoever asks: what is open to the public, or what works without a person. */
    public Page open(Register register, RecordQuery query, @Nullable String after, int limit) {
        return page(register, filter(Scope.everything(), register, query), query, after, limit);
    }

    private Page page(Register register, Filter filter, RecordQuery query, @Nullable String after, int limit) {
        Sort sort = Sort.of(register, query.sort());
        Key key = after == null ? null : Key.read(after);
        List<RecordRow> rows = new ArrayList<>();
        // first those with something in the field that is sorted by, then those without: each part finds its index
        if (key == null || key.value() != null || !sort.mayLack()) {
            rows.addAll(part(register, filter, sort, key, false, limit + 1));
        }
        if (rows.size() <= limit && sort.mayLack()) {
            Key start = key != null && key.value() == null ? key : null;
            rows.addAll(part(register, filter, sort, start, true, limit + 1 - rows.size()));
        }
        boolean more = rows.size() > limit;
        List<RecordRow> shown = more ? rows.subList(0, limit) : rows;
        return new Page(List.copyOf(shown), more ? Key.of(sort, shown.getLast()) : null);
    }

    private List<RecordRow> part(
            Register register, Filter filter, Sort sort, @Nullable Key after, boolean lacking, int limit) {
        StringBuilder sql = new StringBuilder(JdbcRecords.select(register))
                .append(" where ")
                .append(filter.sql());
        Map<String, Object> parameters = new LinkedHashMap<>(filter.parameters());
        String order = sort.descending() ? " desc" : "";
        String sign = sort.descending() ? " < " : " > ";
        if (lacking) {
            sql.append(" and ").append(sort.column()).append(" is null");
            if (after != null) {
                sql.append(" and r.record").append(sign).append("cast(:after_record as uuid)");
            }
            sql.append(" order by r.record").append(order);
        } else if (sort.column().equals("r.record")) {
            if (after != null) {
                sql.append(" and r.record").append(sign).append("cast(:after_record as uuid)");
            }
            sql.append(" order by r.record").append(order);
        } else {
            if (sort.mayLack()) {
                sql.append(" and ").append(sort.column()).append(" is not null");
            }
            if (after != null) {
                sql.append(" and (")
                        .append(sort.column())
                        .append(", r.record)")
                        .append(sign)
                        .append("(cast(:after_value as ")
                        .append(sort.type())
                        .append("), cast(:after_record as uuid))");
                parameters.put("after_value", String.valueOf(after.value()));
            }
            sql.append(" order by ")
                    .append(sort.column())
                    .append(order)
                    .append(", r.record")
                    .append(order);
        }
        if (after != null) {
            parameters.put("after_record", after.record());
        }
        parameters.put("page_limit", limit);
        return jdbc.sql(sql.append(" limit :page_limit").toString())
                .params(parameters)
                .query((row, _) -> RowColumns.row(register, row))
                .list();
    }

    /** How many of them the actor may read. */
    public Total total(Actor actor, Register register, RecordQuery query) {
        requireOpen(actor, register, query);
        return total(register, filter(policy.scope(actor, Verb.READ, register.kind()), register, query));
    }

    /** How many there are altogether, exactly. */
    public long count(Register register, RecordQuery query) {
        Filter filter = filter(Scope.everything(), register, query);
        return jdbc.sql("select count(*) from " + Columns.table(register.id()) + " r where " + filter.sql())
                .params(filter.parameters())
                .query(Long.class)
                .single();
    }

    private Total total(Register register, Filter filter) {
        String from = " from " + Columns.table(register.id()) + " r where " + filter.sql();
        long counted = jdbc.sql("select count(*) from (select 1" + from + " limit " + (COUNTED + 1) + ") as found")
                .params(filter.parameters())
                .query(Long.class)
                .single();
        if (counted <= COUNTED) {
            return new Total(counted, false);
        }
        // pg: what the planner expects
        String plan = jdbc.sql("explain select 1" + from)
                .params(filter.parameters())
                .query(String.class)
                .list()
                .getFirst();
        Matcher planned = PLANNED.matcher(plan);
        long expected = planned.find() ? Long.parseLong(planned.group(1)) : counted;
        return new Total(Math.max(expected, counted), true);
    }

    /** All of what the actor may read, in order; the caller closes the stream, in a transaction. */
    public Stream<RecordRow> stream(Actor actor, Register register, RecordQuery query) {
        requireOpen(actor, register, query);
        Filter filter = filter(policy.scope(actor, Verb.READ, register.kind()), register, query);
        Sort sort = Sort.of(register, query.sort());
        String order = sort.descending() ? " desc" : "";
        return jdbc
                .sql(JdbcRecords.select(register) + " where " + filter.sql() + " order by " + sort.column() + order
                        + (sort.mayLack() ? " nulls last" : "") + ", r.record" + order)
                .withFetchSize(500)
                .params(filter.parameters())
                .query((row, _) -> RowColumns.row(register, row))
                .stream();
    }

    /** The first so many that a condition holds of, whoever may read them. */
    public List<RecordRow> some(Register register, RecordQuery query, int limit) {
        return open(register, query, null, limit).rows();
    }

    /** Records as they were known at a moment, of what held then, in the order of their ids. */
    public List<RecordRow> at(Register register, Condition where, Instant asOf, @Nullable RecordId after, int limit) {
        Condition.Sql condition = where.sql(columns(register), Zone.dayOf(asOf), "w");
        Map<String, @Nullable Object> parameters = new LinkedHashMap<>(condition.values());
        parameters.put("as_of", JdbcRecords.time(asOf));
        parameters.put("after", after == null ? null : after.value());
        parameters.put("most", limit);
        return jdbc.sql(JdbcRecords.select(register)
                        + " where r.recorded_at <= :as_of and r.superseded_at > :as_of"
                        + " and r.valid_from <= :as_of and r.valid_to > :as_of"
                        + " and (cast(:after as uuid) is null or r.record > cast(:after as uuid)) and "
                        + condition.sql() + " order by r.record limit :most")
                .params(parameters)
                .query((row, _) -> RowColumns.row(register, row))
                .list();
    }

    /** The next of all of them behind a record, in the order they were made; for work that goes through everything. */
    public List<RecordRow> after(Register register, Condition where, @Nullable String record, int limit) {
        Filter filter = filter(Scope.everything(), register, new RecordQuery(where, "", "@created", List.of(), null));
        Key key = record == null ? null : new Key(null, record);
        return part(register, filter, Sort.of(register, "@created"), key, false, limit);
    }

    // --- filters
    // ---------------------------------------------------------------------------------------------------

    Filter filter(Scope scope, Register register, RecordQuery query) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        StringBuilder sql = new StringBuilder();
        Instant asOf = query.asOf();
        if (asOf == null) {
            sql.append(JdbcRecords.CURRENT);
        } else {
            sql.append("r.recorded_at <= :as_of and r.superseded_at > :as_of and r.valid_to = 'infinity'");
            parameters.put("as_of", JdbcRecords.time(asOf));
        }
        Scope.Condition allowed = scope.on(RecordThing.columns(register));
        if (!scope.all()) {
            sql.append(" and ").append(allowed.sql());
            parameters.putAll(allowed.values());
        }
        Condition.Sql where = query.where().sql(columns(register), Zone.dayOf(clock.instant()), "w");
        if (!where.sql().equals("true")) {
            sql.append(" and ").append(where.sql());
            parameters.putAll(where.values());
        }
        if (!query.words().isBlank()) {
            sql.append(" and (r.")
                    .append(Columns.of(register.name()))
                    .append(" ilike :words or r.number ilike :words)");
            parameters.put("words", "%" + query.words().strip().replaceAll("([\\\\%_])", "\\\\$1") + "%");
        }
        Register.MapStyle map = register.map();
        if (query.box().size() == 4 && map != null) {
            sql.append(" and r.")
                    .append(Columns.box(map.field()))
                    .append(" && box(point(:west, :south), point(:east, :north))");
            parameters.put("west", query.box().get(0));
            parameters.put("south", query.box().get(1));
            parameters.put("east", query.box().get(2));
            parameters.put("north", query.box().get(3));
        }
        return new Filter(sql.toString(), parameters);
    }

    /** Every version, current or not, of the records in a scope. */
    Filter everything(Scope scope, Register register, Condition condition) {
        Condition.Sql where = condition.sql(columns(register), Zone.dayOf(clock.instant()), "w");
        Scope.Condition allowed = scope.on(RecordThing.columns(register));
        Map<String, Object> parameters = new LinkedHashMap<>(where.values());
        parameters.putAll(allowed.values());
        return new Filter(allowed.sql() + " and " + where.sql(), parameters);
    }

    /** Nobody finds out by filtering what they may not read. */
    private void requireOpen(Actor actor, Register register, RecordQuery query) {
        List<String> used = new ArrayList<>(query.where().fields());
        used.add(query.sort().startsWith("-") ? query.sort().substring(1) : query.sort());
        for (String field : used) {
            Field closed = register.form().find(field).filter(Field::closed).orElse(null);
            if (closed != null
                    && !policy.scope(actor, Verb.READ_PRIVATE, register.kind()).all()) {
                throw new ProblemException(
                        RegistryProblem.PRIVATE, closed.title().in(actor.language()));
            }
        }
    }

    /** Where conditions find the fields of a register's rows. */
    public static Condition.Columns columns(Register register) {
        return new Condition.Columns() {
            @Override
            public FieldSet form() {
                return register.form();
            }

            @Override
            public String column(String field) {
                return "r." + Columns.of(register.field(field).id());
            }

            @Override
            public String state() {
                return "r.state";
            }

            @Override
            public Set<String> states(String word) {
                return register.states(word);
            }
        };
    }

    /**
     * What is sorted by.
     *
     * @param mayLack whether there may be nothing in it
     */
    private record Sort(
            String column,
            String type,
            boolean descending,
            boolean mayLack,
            @Nullable String field) {

        static Sort of(Register register, String text) {
            boolean descending = text.startsWith("-");
            String name = descending ? text.substring(1) : text;
            return switch (name) {
                case "@created" -> new Sort("r.record", "uuid", descending, false, null);
                case "@number" -> new Sort("r.number", "text", descending, true, null);
                case "@state" -> new Sort("r.state", "text", descending, false, null);
                case "@changed" -> new Sort("r.recorded_at", "timestamptz", descending, false, null);
                default -> {
                    Field field = register.form()
                            .find(name)
                            .filter(Columns::sortable)
                            .orElseThrow(() -> new ProblemException(RegistryProblem.SORT, name));
                    yield new Sort(
                            "r." + Columns.of(field.id()), Columns.type(field.kind()), descending, true, field.id());
                }
            };
        }

        @Nullable
        String value(RecordRow row) {
            if (field != null) {
                return row.text(field);
            }
            return switch (column) {
                case "r.number" -> row.number();
                case "r.state" -> row.state();
                case "r.recorded_at" -> row.recordedAt().toString();
                default -> row.id().toString();
            };
        }
    }

    /** Where a page ended. */
    private record Key(@Nullable String value, String record) {

        static String of(Sort sort, RecordRow row) {
            var key = JSON.createArrayNode().add(sort.value(row)).add(row.id().toString());
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(key.toString().getBytes(StandardCharsets.UTF_8));
        }

        static Key read(String text) {
            try {
                JsonNode key = JSON.readTree(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
                String record = UUID.fromString(key.get(1).asString()).toString();
                return new Key(key.get(0).isNull() ? null : key.get(0).asString(), record);
            } catch (RuntimeException _) {
                throw new ProblemException(RegistryProblem.CURSOR, text);
            }
        }
    }
}
