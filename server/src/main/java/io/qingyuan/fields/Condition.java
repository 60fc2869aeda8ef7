package io.qingyuan.fields;

import io.qingyuan.fields.internal.ConditionEvaluation;
import io.qingyuan.fields.internal.ConditionReader;
import io.qingyuan.fields.internal.ConditionSql;
import io.qingyuan.packs.PackFault;
import io.qingyuan.packs.PackItem;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A condition (条件) on what a form says and on the state of what it belongs to. Evaluated on values and compiled to SQL with the same
 * answer; what is not filled in fulfils no test but {@code filled: false}.
 */
public sealed interface Condition {

    record All(List<Condition> of) implements Condition {
        public All {
            of = List.copyOf(of);
        }
    }

    record Any(List<Condition> of) implements Condition {
        public Any {
            of = List.copyOf(of);
        }
    }

    record Not(Condition of) implements Condition {}

    /** The field says one of these; one for {@code is}. */
    record In(String field, List<String> values) implements Condition {
        public In {
            values = List.copyOf(values);
        }
    }

    /** A number or a day against a bound; of a day also {@code today}, {@code today+30}. */
    record Compare(String field, Order order, String bound) implements Condition {}

    record Filled(String field, boolean filled) implements Condition {}

    record Contains(String field, String text) implements Condition {}

    /** The state is one of these; also {@code confirmed} and {@code ended}, which stand for several. */
    record StateIn(List<String> states) implements Condition {
        public StateIn {
            states = List.copyOf(states);
        }
    }

    enum Order {
        ABOVE,
        BELOW,
        AT_LEAST,
        AT_MOST
    }

    /** What always holds. */
    static Condition always() {
        return new All(List.of());
    }

    /**
     * What a condition can speak of.
     *
     * @param states the ids of states, and the words that stand for several of them
     */
    record Ground(FieldSet form, Set<String> states) {
        public Ground {
            states = Set.copyOf(states);
        }
    }

    /**
     * The condition that a tree says.
     *
     * @throws io.qingyuan.problem.ProblemException {@link FieldProblem#CONDITION} with every fault, its pointer below {@code base}
     */
    static Condition read(JsonNode tree, Ground ground, String base) {
        return ConditionReader.read(tree, ground, base);
    }

    /** What is wrong with a condition in a pack. */
    static List<PackFault> inspect(PackItem item, Ground ground) {
        return ConditionReader.inspect(item, ground);
    }

    /**
     * What a condition is asked about.
     *
     * @param values as {@link Checked#values} has them
     * @param states the state, and the words that stand for it
     */
    record Known(FieldSet form, JsonNode values, Set<String> states, LocalDate today) {}

    default boolean holds(Known known) {
        return ConditionEvaluation.holds(this, known);
    }

    /** The fields that are spoken of. */
    default Set<String> fields() {
        return ConditionEvaluation.fields(this);
    }

    /** Whether the state is spoken of. */
    default boolean asksState() {
        return ConditionEvaluation.asksState(this);
    }

    /** Whether its answer changes with the day. */
    default boolean asksToday() {
        return ConditionEvaluation.asksToday(this);
    }

    /**
     * Where rows have what a condition speaks of. The column of a number is numeric, of a day date, of a truth boolean, of files text[], of
     * rows and places jsonb, of all others text.
     */
    interface Columns {
        FieldSet form();

        /** An expression; never made of what a user wrote. */
        String column(String field);

        String state();

        /** The states that a word stands for. */
        Set<String> states(String word);
    }

    /**
     * A condition in SQL.
     *
     * @param sql to stand after {@code where} or {@code and}, in brackets where needed; never null
     * @param values its named parameters
     */
    record Sql(String sql, Map<String, Object> values) {
        public Sql {
            values = Map.copyOf(values);
        }
    }

    /**
     * Compiles.
     *
     * @param prefix begins the names of its parameters
     */
    default Sql sql(Columns columns, LocalDate today, String prefix) {
        return ConditionSql.of(this, columns, today, prefix);
    }
}
