package io.qingyuan.identity.internal;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Followed;
import io.qingyuan.identity.IdentityProblem;
import io.qingyuan.identity.Journal;
import io.qingyuan.identity.PersonId;
import io.qingyuan.identity.Policy;
import io.qingyuan.identity.PostId;
import io.qingyuan.identity.Role;
import io.qingyuan.identity.Thing;
import io.qingyuan.identity.Title;
import io.qingyuan.identity.Verb;
import io.qingyuan.identity.internal.JdbcHandOvers.HandOver;
import io.qingyuan.identity.internal.JdbcHoldings.Holding;
import io.qingyuan.identity.internal.PeopleController.FirstPassword;
import io.qingyuan.identity.internal.PeopleController.HandOverView;
import io.qingyuan.identity.internal.PeopleController.HoldingView;
import io.qingyuan.identity.internal.PeopleController.PersonDetail;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.time.AsOf;
import io.qingyuan.time.Zone;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the page of people and posts shows and does, with the policy asked for each person. */
@Service
class PeopleDesk {

    static final int PAGE = 100;

    private final JdbcPeopleList list;
    private final JdbcHoldings holdings;
    private final JdbcHandOvers handOvers;
    private final JdbcOrganisation organisation;
    private final PeopleService people;
    private final Credentials credentials;
    private final Tokens tokens;
    private final Policy policy;
    private final Journal journal;
    private final Clock clock;

    PeopleDesk(
            JdbcPeopleList list,
            JdbcHoldings holdings,
            JdbcHandOvers handOvers,
            JdbcOrganisation organisation,
            PeopleService people,
            Credentials credentials,
            Tokens tokens,
            Policy policy,
            Journal journal,
            Clock clock) {
        this.list = list;
        this.holdings = holdings;
        this.handOvers = handOvers;
        this.organisation = organisation;
        this.people = people;
        this.credentials = credentials;
        this.tokens = tokens;
        this.policy = policy;
        this.journal = journal;
        this.clock = clock;
    }

    List<PersonRow> list(
            Actor actor,
            @Nullable String words,
            @Nullable String unit,
            @Nullable Role role,
            PeopleFilter.State state,
            @Nullable String after,
            int limit) {
        PeopleFilter filter = new PeopleFilter(
                policy.scope(actor, Verb.READ, PeopleService.KIND),
                manages(actor),
                blankAsNull(words),
                blankAsNull(unit),
                role,
                state,
                blankAsNull(after));
        return list.list(filter, today(), limit);
    }

    /** The rows as this actor may see them: logins only for those who manage people. */
    List<PersonRow> shown(Actor actor, List<PersonRow> rows) {
        return manages(actor)
                ? rows
                : rows.stream().map(row -> row.with(null, row.posts())).toList();
    }

    PersonDetail detail(Actor actor, PersonId person, AsOf asOf) {
        PersonRow row =
                list.find(person).orElseThrow(() -> new ProblemException(IdentityProblem.NO_PERSON, person.toString()));
        List<Holding> held = holdings.of(person, asOf.at());
        boolean visible = held.stream()
                .anyMatch(holding -> policy.allows(
                        actor, Verb.READ, Thing.of(PeopleService.KIND).unit(holding.unit())));
        if (!visible) {
            policy.require(actor, Verb.READ, Thing.of(PeopleService.KIND));
        }
        LocalDate day = Zone.dayOf(asOf.at());
        int open = (int) tokens.of(person).stream()
                .filter(token -> token.revokedAt() == null && token.expiresAt().isAfter(clock.instant()))
                .count();
        return new PersonDetail(
                shown(actor, List.of(row)).getFirst(),
                held.stream().map(holding -> HoldingView.of(holding, day)).toList(),
                handedOver(person, asOf),
                open);
    }

    private List<HandOverView> handedOver(PersonId person, AsOf asOf) {
        List<HandOver> found = handOvers.of(person, asOf.at());
        if (found.isEmpty()) {
            return List.of();
        }
        Set<PersonId> named = new HashSet<>();
        for (HandOver each : found) {
            named.add(each.from());
            PersonId to = each.to();
            if (to != null) {
                named.add(to);
            }
        }
        Map<PersonId, String> names = people.names(named);
        Map<PostId, Title> titles = new HashMap<>();
        organisation.posts(asOf.at()).forEach(post -> titles.put(post.id(), post.title()));
        return found.stream()
                .map(each -> HandOverView.of(
                        each,
                        titles.getOrDefault(each.post(), Title.of(each.post().value(), null)),
                        names))
                .toList();
    }

    @Transactional
    FirstPassword register(Actor actor, String login, String name) {
        require(actor);
        PersonId person = people.register(actor, login, name, false);
        return new FirstPassword(person, login, people.resetPassword(actor, person));
    }

    @Transactional
    void give(
            Actor actor,
            PersonId person,
            PostId post,
            boolean acting,
            @Nullable String reason,
            LocalDate from,
            LocalDate to) {
        require(actor);
        people.give(actor, person, post, acting, reason, from, to);
    }

    @Transactional
    void end(Actor actor, PersonId person, UUID holding, LocalDate on, @Nullable String reason) {
        require(actor);
        people.end(actor, person, holding, on, reason);
    }

    @Transactional
    List<Followed> handOver(
            Actor actor, PersonId person, PostId post, @Nullable PersonId successor, LocalDate on, String reason) {
        require(actor);
        return people.handOver(actor, person, post, successor, on, reason);
    }

    @Transactional
    void lock(Actor actor, PersonId person, String reason) {
        require(actor);
        people.lock(person);
        credentials.lock(person, reason);
        journal.record(
                actor,
                "lock",
                PeopleService.KIND,
                person.toString(),
                Map.of("name", people.nameOf(person), "reason", reason));
    }

    @Transactional
    void unlock(Actor actor, PersonId person) {
        require(actor);
        people.lock(person);
        credentials.unlock(person);
        journal.record(actor, "unlock", PeopleService.KIND, person.toString(), Map.of("name", people.nameOf(person)));
    }

    @Transactional
    FirstPassword resetPassword(Actor actor, PersonId person) {
        require(actor);
        String login = list.find(person)
                .map(PersonRow::login)
                .orElseThrow(() -> new ProblemException(IdentityProblem.NO_PERSON, person.toString()));
        return new FirstPassword(person, login, people.resetPassword(actor, person));
    }

    @Transactional
    int revokeTokens(Actor actor, PersonId person) {
        require(actor);
        people.lock(person);
        int revoked = tokens.revokeAll(person);
        journal.record(
                actor,
                "revoke-tokens",
                PeopleService.KIND,
                person.toString(),
                Map.of("name", people.nameOf(person), "count", revoked));
        return revoked;
    }

    private void require(Actor actor) {
        policy.require(actor, Verb.MANAGE, Thing.of(PeopleService.KIND));
    }

    private boolean manages(Actor actor) {
        return policy.allows(actor, Verb.MANAGE, Thing.of(PeopleService.KIND));
    }

    private LocalDate today() {
        return Zone.dayOf(clock.instant());
    }

    private static @Nullable String blankAsNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
