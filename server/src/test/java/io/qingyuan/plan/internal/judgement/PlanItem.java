package io.qingyuan.plan.internal.judgement;

import io.qingyuan.plan.internal.judgement.Reading.Achievement;
import java.math.BigDecimal;
import java.util.SortedMap;
import java.util.TreeMap;

/** An item with what is known of it, for tests: base year 2019, target year 2025. */
record PlanItem(Terms terms, SortedMap<Integer, Reading> readings, SortedMap<Integer, Limit> assigned) {

    static PlanItem aBindingRatio() {
        return of(new Terms(false, true, Direction.HIGHER, Demand.NONE, Demand.NONE, 2019, 2025));
    }

    static PlanItem aState() {
        return of(new Terms(true, true, Direction.BOOLEAN, Demand.NONE, Demand.NONE, 2019, 2025));
    }

    private static PlanItem of(Terms terms) {
        return new PlanItem(terms, new TreeMap<>(), new TreeMap<>());
    }

    PlanItem going(String direction) {
        return with(terms.required(), terms.target(), Direction.ofKey(direction), terms.binding());
    }

    PlanItem reference() {
        return with(terms.required(), terms.target(), terms.direction(), false);
    }

    PlanItem target(String comparator, String value) {
        return with(terms.required(), Demand.of(limit(comparator, value)), terms.direction(), terms.binding());
    }

    PlanItem targetAssigned() {
        return with(terms.required(), Demand.NONE.andAssigned(), terms.direction(), terms.binding());
    }

    PlanItem andAssigned() {
        return with(terms.required(), terms.target().andAssigned(), terms.direction(), terms.binding());
    }

    PlanItem required(String comparator, String value) {
        return with(Demand.of(limit(comparator, value)), terms.target(), terms.direction(), terms.binding());
    }

    PlanItem requiredAssigned() {
        return with(terms.required().andAssigned(), terms.target(), terms.direction(), terms.binding());
    }

    PlanItem requiredSteady(String tolerance) {
        return with(
                terms.required().andSteadyWithin(new BigDecimal(tolerance)),
                terms.target(),
                terms.direction(),
                terms.binding());
    }

    PlanItem value(int year, String value) {
        return reading(year, new Reading.Measured(new BigDecimal(value)));
    }

    PlanItem state(int year, Achievement achievement, boolean evidenced) {
        return reading(year, new Reading.Stated(achievement, evidenced));
    }

    PlanItem doubtful(int year) {
        return reading(year, new Reading.Doubtful());
    }

    PlanItem assigned(int year, String comparator, String value) {
        SortedMap<Integer, Limit> more = new TreeMap<>(assigned);
        more.put(year, limit(comparator, value));
        return new PlanItem(terms, readings, more);
    }

    Judgement judgedIn(int year) {
        return Judge.judge(terms, new Known(readings, assigned), year);
    }

    private PlanItem reading(int year, Reading reading) {
        SortedMap<Integer, Reading> more = new TreeMap<>(readings);
        more.put(year, reading);
        return new PlanItem(terms, more, assigned);
    }

    private Limit limit(String comparator, String value) {
        return new Limit(Comparison.of(comparator, terms.direction()), new BigDecimal(value));
    }

    private PlanItem with(Demand required, Demand target, Direction direction, boolean binding) {
        return new PlanItem(
                new Terms(
                        terms.qualitative(),
                        binding,
                        direction,
                        required,
                        target,
                        terms.baseYear(),
                        terms.targetYear()),
                readings,
                assigned);
    }
}
