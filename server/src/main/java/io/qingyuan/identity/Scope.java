package io.qingyuan.identity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which things of a kind a person may act on: what {@link Policy#decide} answers for one thing, for all of them at once. A thing is in
 * the scope where any part of it takes the thing.
 *
 * @param all whether every thing of the kind is in it
 * @param units whose things are in it
 * @param areas in which lying things are in it; with every area inside them
 * @param person whose own things are in it
 * @param ids the things that are open through a grant in force
 */
public record Scope(
        boolean all,
        Set<UnitId> units,
        Set<AreaId> areas,
        @Nullable PersonId person,
        Set<String> ids) {
    private static final Scope ALL = new Scope(true, Set.of(), Set.of(), null, Set.of());
    private static final Scope NONE = new Scope(false, Set.of(), Set.of(), null, Set.of());

    public Scope {
        units = Set.copyOf(units);
        areas = Set.copyOf(areas);
        ids = Set.copyOf(ids);
    }

    public static Scope everything() {
        return ALL;
    }

    public static Scope nothing() {
        return NONE;
    }

    /** Whether no thing can be in it. */
    public boolean isEmpty() {
        return equals(NONE);
    }

    /** Whether a thing is in it. */
    public boolean includes(Thing thing) {
        return all
                || (thing.unit() != null && units.contains(thing.unit()))
                || (thing.area() != null && areas.contains(thing.area()))
                || (thing.person() != null && thing.person().equals(person))
                || (thing.id() != null && ids.contains(thing.id()));
    }

    /**
     * The condition that leaves of a query's rows those in the scope.
     *
     * @throws IllegalArgumentException when the scope speaks of something that the query has no column for; then the list and the
     *     record page would not agree
     */
    public Condition on(Columns columns) {
        if (all) {
            return new Condition("true", Map.of());
        }
        List<String> any = new ArrayList<>();
        Map<String, Object> values = new LinkedHashMap<>();
        if (!units.isEmpty()) {
            any.add(columns.need(columns.unit(), "unit") + " = any(:scope_units)");
            values.put("scope_units", sorted(units.stream().map(UnitId::value).toList()));
        }
        if (!areas.isEmpty()) {
            any.add(columns.need(columns.area(), "area") + " = any(:scope_areas)");
            values.put("scope_areas", sorted(areas.stream().map(AreaId::value).toList()));
        }
        if (person != null) {
            any.add(columns.need(columns.person(), "person") + " = :scope_person");
            values.put("scope_person", person.value());
        }
        if (!ids.isEmpty()) {
            any.add(columns.need(columns.id(), "id") + " = any(:scope_ids)");
            values.put("scope_ids", sorted(List.copyOf(ids)));
        }
        return new Condition(any.isEmpty() ? "false" : "(" + String.join(" or ", any) + ")", values);
    }

    private static String[] sorted(List<String> texts) {
        return texts.stream().sorted().toArray(String[]::new);
    }

    /**
     * A condition in SQL.
     *
     * @param sql to stand after {@code where} or {@code and}
     * @param values its named parameters
     */
    public record Condition(String sql, Map<String, Object> values) {
        public Condition {
            values = Map.copyOf(values);
        }
    }

    /**
     * Where a query's rows say what the policy must know of them: SQL expressions. Never made of what a user wrote.
     *
     * @param unit text: whose it is
     * @param area text: where it lies
     * @param person uuid: whose own it is
     * @param id text: as grants name it
     */
    public record Columns(
            @Nullable String unit,
            @Nullable String area,
            @Nullable String person,
            @Nullable String id) {
        /** Rows that belong to units. */
        public static Columns unit(String expression) {
            return new Columns(expression, null, null, null);
        }

        /** The same rows, which lie in areas. */
        public Columns inArea(String expression) {
            return new Columns(unit, expression, person, id);
        }

        /** The same rows, which are somebody's own. */
        public Columns ofPerson(String expression) {
            return new Columns(unit, area, expression, id);
        }

        /** The same rows, which grants may open one by one. */
        public Columns withId(String expression) {
            return new Columns(unit, area, person, expression);
        }

        private String need(@Nullable String expression, String what) {
            if (expression == null) {
                throw new IllegalArgumentException(
                        "the policy asks for the " + what + " of a row, and the query has none");
            }
            return expression;
        }
    }
}
