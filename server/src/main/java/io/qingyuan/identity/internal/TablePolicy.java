package io.qingyuan.identity.internal;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.AreaId;
import io.qingyuan.identity.Assignment;
import io.qingyuan.identity.Decision;
import io.qingyuan.identity.IdentityProblem;
import io.qingyuan.identity.PersonId;
import io.qingyuan.identity.Policy;
import io.qingyuan.identity.Relation;
import io.qingyuan.identity.Rule;
import io.qingyuan.identity.Scope;
import io.qingyuan.identity.Thing;
import io.qingyuan.identity.Title;
import io.qingyuan.identity.UnitId;
import io.qingyuan.identity.Verb;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.problem.RequestProblem;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decides by the rules of the policy tables. */
final class TablePolicy implements Policy {

    private final List<Rule> rules;
    private final Set<String> kinds;
    private final Map<String, Map<Verb, List<Rule>>> index;
    private final Map<Verb, List<Rule>> everyKind;
    private final Ground ground;

    TablePolicy(List<Rule> rules, Ground ground) {
        this.rules = List.copyOf(rules);
        this.ground = ground;
        kinds = new TreeSet<>();
        rules.stream().map(Rule::kind).filter(kind -> !kind.equals("*")).forEach(kinds::add);
        index = kinds.stream().collect(Collectors.toUnmodifiableMap(kind -> kind, kind -> on(kind, this.rules)));
        everyKind = on("*", this.rules);
    }

    /** What rules must know that is not in the actor or the thing. */
    interface Ground {

        boolean assigned(Actor actor, String kind, String thingId);

        /** The things of a kind that grants in force open to the actor. */
        Set<String> assigned(Actor actor, String kind);

        Title title(UnitId unit);
    }

    @Override
    public Decision decide(Actor actor, Verb verb, Thing thing) {
        List<Rule> considered = concerning(verb, thing.kind());
        boolean roleFits = false;
        for (Rule rule : considered) {
            if (rule.role() == null && !actor.isSystem()) {
                roleFits = true;
                if (relates(rule.relation(), actor, null, thing)) {
                    return new Decision.Allowed(rule, null);
                }
            }
            for (Assignment assignment : actor.assignments()) {
                if (assignment.role() == rule.role()) {
                    roleFits = true;
                    if (relates(rule.relation(), actor, assignment, thing)) {
                        return new Decision.Allowed(rule, assignment);
                    }
                }
            }
        }
        if (considered.isEmpty()) {
            return new Decision.Denied(Decision.Reason.NO_RULE, considered);
        }
        return new Decision.Denied(roleFits ? Decision.Reason.OTHER_THING : Decision.Reason.OTHER_ROLE, considered);
    }

    @Override
    public void require(Actor actor, Verb verb, Thing thing) {
        if (decide(actor, verb, thing) instanceof Decision.Denied denied) {
            String what = thing.kind() + ":" + verb;
            UnitId unit = thing.unit();
            if (denied.reason() == Decision.Reason.OTHER_THING && unit != null) {
                throw new ProblemException(
                        IdentityProblem.OTHER_UNIT, ground.title(unit).in(actor.language()), what);
            }
            throw new ProblemException(RequestProblem.FORBIDDEN, what);
        }
    }

    @Override
    public boolean somewhere(Actor actor, Verb verb, String kind) {
        return concerning(verb, kind).stream().anyMatch(rule -> holds(actor, rule));
    }

    @Override
    public Scope scope(Actor actor, Verb verb, String kind) {
        Set<UnitId> units = new LinkedHashSet<>();
        Set<AreaId> areas = new LinkedHashSet<>();
        Set<String> ids = Set.of();
        PersonId person = null;
        for (Rule rule : concerning(verb, kind)) {
            if (!holds(actor, rule)) {
                continue;
            }
            switch (rule.relation()) {
                case ANY -> {
                    return Scope.everything();
                }
                case OWN_UNIT ->
                    through(actor, rule).forEach(own -> {
                        units.add(own.unit());
                        units.addAll(own.former());
                    });
                case OWN_AREA -> through(actor, rule).map(Assignment::areas).forEach(areas::addAll);
                case SELF -> person = actor.person();
                case ASSIGNED -> ids = ground.assigned(actor, kind);
            }
        }
        return new Scope(false, units, areas, person, ids);
    }

    @Override
    public Set<String> rights(Actor actor) {
        Set<String> rights = new TreeSet<>();
        for (Rule rule : rules) {
            if (holds(actor, rule)) {
                for (String kind : rule.kind().equals("*") ? kinds : Set.of(rule.kind())) {
                    rights.add(kind + ":" + rule.verb());
                }
            }
        }
        return rights;
    }

    @Override
    public Set<String> acts() {
        return rules.stream()
                .filter(rule -> !rule.kind().equals("*"))
                .map(rule -> rule.kind() + ":" + rule.verb())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<Rule> concerning(Verb verb, String kind) {
        return index.getOrDefault(kind, everyKind).getOrDefault(verb, List.of());
    }

    /** The rules on a kind by their verb, in the order of the tables. */
    private static Map<Verb, List<Rule>> on(String kind, List<Rule> rules) {
        Map<Verb, List<Rule>> found = new EnumMap<>(Verb.class);
        for (Verb verb : Verb.values()) {
            found.put(
                    verb,
                    rules.stream().filter(rule -> rule.concerns(verb, kind)).toList());
        }
        return found;
    }

    private static boolean holds(Actor actor, Rule rule) {
        return rule.role() == null ? !actor.isSystem() : actor.has(rule.role());
    }

    private static Stream<Assignment> through(Actor actor, Rule rule) {
        return actor.assignments().stream()
                .filter(assignment -> rule.role() == null || assignment.role() == rule.role());
    }

    private boolean relates(Relation relation, Actor actor, @Nullable Assignment through, Thing thing) {
        return switch (relation) {
            case ANY -> true;
            case OWN_UNIT -> {
                UnitId unit = thing.unit();
                yield unit != null && (through == null ? actor.answersFor().contains(unit) : through.answersFor(unit));
            }
            case OWN_AREA -> {
                AreaId area = thing.area();
                yield area != null
                        && (through == null
                                ? actor.assignments().stream()
                                        .anyMatch(own -> own.areas().contains(area))
                                : through.areas().contains(area));
            }
            case ASSIGNED -> {
                String id = thing.id();
                yield id != null && ground.assigned(actor, thing.kind(), id);
            }
            case SELF -> actor.person().equals(thing.person());
        };
    }
}
