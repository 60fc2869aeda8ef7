package io.qingyuan.casework.internal;

import io.qingyuan.casework.internal.procedure.Procedure;
import io.qingyuan.casework.internal.procedure.Procedure.Party;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.AreaId;
import io.qingyuan.identity.Assignment;
import io.qingyuan.identity.Organisation;
import io.qingyuan.identity.Post;
import io.qingyuan.identity.PostId;
import io.qingyuan.identity.Role;
import io.qingyuan.identity.UnitId;
import io.qingyuan.time.AsOf;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which unit a party of a procedure is in a case, and which posts of it have the role. */
@Component
class Parties {

    private final Organisation organisation;
    private final Clock clock;

    Parties(Organisation organisation, Clock clock) {
        this.organisation = organisation;
        this.clock = clock;
    }

    /** The unit of a party; empty where nothing says it yet. */
    Optional<UnitId> unit(Party party, UnitId caseUnit, UnitId opener, @Nullable AreaId area, CaseValues values) {
        return switch (party.of()) {
            case UNIT -> Optional.ofNullable(party.unit());
            case CASE -> Optional.of(caseUnit);
            case OPENER -> Optional.of(opener);
            case FIELD ->
                Optional.ofNullable(party.field()).flatMap(values::text).map(UnitId::new);
            case AREA -> area == null ? Optional.empty() : responsible(area, party.role());
        };
    }

    /** Of the units responsible for an area the one with somebody in the role, the first by its code. */
    private Optional<UnitId> responsible(AreaId area, Role role) {
        Set<UnitId> units = organisation.unitsIn(Set.of(area));
        List<UnitId> ordered =
                units.stream().sorted(Comparator.comparing(UnitId::value)).toList();
        Set<UnitId> staffed = organisation.posts(AsOf.at(clock.instant())).values().stream()
                .filter(post -> post.roles().contains(role))
                .map(Post::unit)
                .collect(java.util.stream.Collectors.toSet());
        return ordered.stream()
                .filter(staffed::contains)
                .findFirst()
                .or(() -> ordered.stream().findFirst());
    }

    Optional<Post> post(PostId id) {
        return Optional.ofNullable(organisation.posts(AsOf.at(clock.instant())).get(id));
    }

    /** The posts that have the role in the unit today. */
    List<PostId> posts(Role role, UnitId unit) {
        return organisation.posts(AsOf.at(clock.instant())).values().stream()
                .filter(post -> post.unit().equals(unit) && post.roles().contains(role))
                .map(Post::id)
                .sorted(Comparator.comparing(PostId::value))
                .toList();
    }

    /** Through which of the actor's posts they are one of these parties; parties that go by the case are anybody's of the role. */
    static Optional<Assignment> opensAs(Actor actor, Procedure procedure, List<String> parties) {
        for (String name : parties) {
            Party party = procedure.party(name);
            for (Assignment assignment : actor.assignments()) {
                UnitId unit = party.unit();
                boolean there = switch (party.of()) {
                    case UNIT -> unit != null && assignment.answersFor(unit);
                    case CASE -> assignment.answersFor(procedure.unit());
                    case OPENER, AREA, FIELD -> true;
                };
                if (assignment.role() == party.role() && there) {
                    return Optional.of(assignment);
                }
            }
        }
        return Optional.empty();
    }

    /** The actor's post with the role in the unit, or whichever comes first. */
    static Optional<Assignment> through(Actor actor, @Nullable Role role, @Nullable UnitId unit) {
        return actor.assignments().stream()
                .filter(assignment -> assignment.role() == role && unit != null && assignment.answersFor(unit))
                .findFirst()
                .or(() -> actor.assignments().stream().findFirst());
    }
}
