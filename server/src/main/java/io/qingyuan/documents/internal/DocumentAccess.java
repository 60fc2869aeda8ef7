package io.qingyuan.documents.internal;

import io.qingyuan.documents.DocumentId;
import io.qingyuan.documents.DocumentProblem;
import io.qingyuan.documents.internal.engine.DocumentRules;
import io.qingyuan.documents.internal.engine.Party;
import io.qingyuan.documents.internal.engine.Seat;
import io.qingyuan.documents.internal.engine.Viewer;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Policy;
import io.qingyuan.identity.Role;
import io.qingyuan.identity.Scope;
import io.qingyuan.identity.Thing;
import io.qingyuan.identity.UnitId;
import io.qingyuan.identity.Verb;
import io.qingyuan.problem.ProblemException;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Who somebody is at a document. */
@Component
class DocumentAccess {

    static final String KIND = "documents.document";

    private final Policy policy;
    private final DocumentKinds kinds;

    DocumentAccess(Policy policy, DocumentKinds kinds) {
        this.policy = policy;
        this.kinds = kinds;
    }

    static String kind(String kind) {
        return "documents." + kind;
    }

    /** The seats of the actor's units, and whether the actor supervises. */
    Viewer viewer(Actor actor, DocumentRules rules, JsonNode values) {
        Set<Seat> seats = new HashSet<>();
        rules.seats(values).forEach((seat, unit) -> {
            Party party = rules.kind().party(seat.party());
            if (holds(actor, unit, party.roles())) {
                seats.add(seat);
            }
        });
        return new Viewer(seats, observes(actor, rules.kind().id()));
    }

    boolean observes(Actor actor, String kind) {
        return policy.allows(actor, Verb.READ, Thing.of(kind(kind)));
    }

    /** Whether the actor has a post in the unit that gives one of the roles, and the policy lets him write there. */
    boolean holds(Actor actor, String unit, Set<Role> roles) {
        UnitId id = new UnitId(unit);
        return actor.assignments().stream()
                .anyMatch(assignment -> roles.contains(assignment.role()) && assignment.answersFor(id));
    }

    /** Refuses whoever is neither a party nor supervises; to them the document is not there. */
    Viewer reader(Actor actor, Whole whole) {
        Viewer viewer = viewer(actor, whole.rules(), whole.values());
        if (viewer.seats().isEmpty() && !viewer.observer()) {
            throw notFound(whole.doc().id());
        }
        return viewer;
    }

    static ProblemException notFound(DocumentId id) {
        return new ProblemException(DocumentProblem.NOT_FOUND, id);
    }

    /** Whether every document of the kind is the actor's to read, whoever its parties are. */
    boolean readsAll(Actor actor, String kind) {
        return policy.scope(actor, Verb.READ, kind(kind)).all();
    }

    boolean mayCreate(Actor actor, DocumentRules rules) {
        Party first = rules.kind().first();
        return actor.assignments().stream()
                .anyMatch(assignment -> first.roles().contains(assignment.role())
                        && (first.fixed() == null || assignment.answersFor(new UnitId(first.fixed()))));
    }

    /** Lists: kinds read whole, and the actor's units for the rest. */
    JdbcDocuments.Filter filter(
            Actor actor,
            @Nullable String kind,
            Doc.@Nullable State state,
            boolean flagged,
            boolean mine,
            @Nullable String words) {
        Set<String> every = new HashSet<>();
        Set<String> units = new HashSet<>();
        for (String each : kinds.all().keySet()) {
            Scope scope = policy.scope(actor, Verb.READ, kind(each));
            if (scope.all()) {
                every.add(each);
            }
            scope.units().forEach(unit -> units.add(unit.value()));
        }
        Set<String> answers = actor.answersFor().stream().map(UnitId::value).collect(Collectors.toSet());
        return new JdbcDocuments.Filter(every, units, kind, state, flagged, mine, answers, words);
    }
}
