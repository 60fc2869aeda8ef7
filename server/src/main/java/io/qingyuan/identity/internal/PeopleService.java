package io.qingyuan.identity.internal;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Followed;
import io.qingyuan.identity.IdentityProblem;
import io.qingyuan.identity.Journal;
import io.qingyuan.identity.Lineage;
import io.qingyuan.identity.OpenWork;
import io.qingyuan.identity.Organisation;
import io.qingyuan.identity.People;
import io.qingyuan.identity.PersonId;
import io.qingyuan.identity.Post;
import io.qingyuan.identity.PostId;
import io.qingyuan.identity.Role;
import io.qingyuan.identity.UnitId;
import io.qingyuan.identity.internal.JdbcHandOvers.HandOver;
import io.qingyuan.identity.internal.JdbcHoldings.Holding;
import io.qingyuan.identity.internal.events.SecurityEventKind;
import io.qingyuan.identity.internal.events.SecurityEvents;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.time.AsOf;
import io.qingyuan.time.Zone;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class PeopleService implements People {

    static final String KIND = "identity.person";

    private static final Pattern LOGIN = Pattern.compile("[a-z][a-z0-9.-]{1,63}");
    private static final Set<Role> ADMINISTRATORS =
            EnumSet.of(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN);

    private final JdbcPeople people;
    private final JdbcHoldings holdings;
    private final JdbcOrganisation organisation;
    private final Organisation units;
    private final JdbcReorganisations reorganisations;
    private final JdbcHandOvers handOvers;
    private final ObjectProvider<OpenWork> openWork;
    private final Credentials credentials;
    private final Tokens tokens;
    private final SecurityEvents events;
    private final Journal journal;
    private final Clock clock;

    PeopleService(
            JdbcPeople people,
            JdbcHoldings holdings,
            JdbcOrganisation organisation,
            Organisation units,
            JdbcReorganisations reorganisations,
            JdbcHandOvers handOvers,
            ObjectProvider<OpenWork> openWork,
            Credentials credentials,
            Tokens tokens,
            SecurityEvents events,
            Journal journal,
            Clock clock) {
        this.people = people;
        this.holdings = holdings;
        this.organisation = organisation;
        this.units = units;
        this.reorganisations = reorganisations;
        this.handOvers = handOvers;
        this.openWork = openWork;
        this.credentials = credentials;
        this.tokens = tokens;
        this.events = events;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    @Transactional
    public PersonId register(Actor by, String login, String name, boolean sample) {
        if (!LOGIN.matcher(login).matches()) {
            throw new ProblemException(IdentityProblem.LOGIN_FORM, login);
        }
        if (name.isBlank()) {
            throw new ProblemException(IdentityProblem.NAME_MISSING);
        }
        PersonId person = people.insert(login, sample)
                .or(() -> sample ? people.forgottenSample(login) : Optional.empty())
                .orElseThrow(() -> new ProblemException(IdentityProblem.LOGIN_TAKEN, login));
        people.name(person, name.strip(), lock(person));
        journal.record(
                by,
                "register",
                KIND,
                person.toString(),
                Map.of("login", login, "name", name.strip(), "sample", sample));
        noted(SecurityEventKind.PERSON_ENTERED, by, person, Map.of());
        return person;
    }

    @Override
    public Optional<PersonId> find(String login) {
        return people.find(login);
    }

    @Override
    public Map<PersonId, String> names(Set<PersonId> ids) {
        return people.names(ids);
    }

    @Override
    @Transactional
    public void give(Actor by, PersonId person, PostId post, boolean acting, LocalDate from, LocalDate to) {
        give(by, person, post, acting, null, from, to);
    }

    @Transactional
    void give(
            Actor by,
            PersonId person,
            PostId postId,
            boolean acting,
            @Nullable String reason,
            LocalDate from,
            LocalDate to) {
        refuseOwn(by, person);
        if (!from.isBefore(to)) {
            throw new ProblemException(IdentityProblem.HOLDING_DATES, from.toString(), to.toString());
        }
        OffsetDateTime moment = lock(person);
        Post post = organisation.posts(moment.toInstant()).stream()
                .filter(known -> known.id().equals(postId))
                .findFirst()
                .orElseThrow(() -> new ProblemException(IdentityProblem.NO_POST, postId.value()));
        for (Holding other : holdings.of(person, moment.toInstant())) {
            if (other.overlaps(from, to)) {
                if (other.post().equals(postId)) {
                    throw new ProblemException(
                            IdentityProblem.HOLDING_OVERLAPS, post.title().in(by.language()));
                }
                if (administers(post.roles()) || administers(other.roles())) {
                    throw new ProblemException(
                            IdentityProblem.ADMINISTRATORS_APART, post.title().in(by.language()));
                }
            }
        }
        boolean sample = people.isSample(person);
        Holding holding = new Holding(
                holdings.nextId(),
                person,
                postId,
                post.title(),
                post.unit(),
                post.title(),
                post.roles(),
                acting,
                reason,
                from,
                to,
                moment.toInstant(),
                sample);
        holdings.insert(holding, moment);
        journal.record(
                by, "give-post", KIND, person.toString(), holdingDetails(person, postId, acting, from, to, reason));
        noted(SecurityEventKind.POSTS_CHANGED, by, person, Map.of("what", "give-post", "post", postId.value()));
        openWork.orderedStream().forEach(module -> module.filled(postId));
    }

    @Override
    @Transactional
    public List<Followed> handOver(
            Actor by, PersonId person, PostId post, @Nullable PersonId successor, LocalDate day, String reason) {
        refuseOwn(by, person);
        if (reason.isBlank()) {
            throw new ProblemException(IdentityProblem.REASON_MISSING);
        }
        if (person.equals(successor)) {
            throw new ProblemException(IdentityProblem.SUCCESSOR_SAME, nameOf(person));
        }
        LocalDate today = Zone.dayOf(clock.instant());
        if (day.isAfter(today)) {
            throw new ProblemException(IdentityProblem.DAY_IN_FUTURE, day.toString(), today.toString());
        }
        OffsetDateTime moment = lockBoth(person, successor);
        Holding holding = holdings.of(person, moment.toInstant()).stream()
                .filter(held -> held.post().equals(post)
                        && held.from().isBefore(day)
                        && held.to().isAfter(day))
                .findFirst()
                .orElseThrow(() -> new ProblemException(IdentityProblem.NOT_HELD, post.value(), day.toString()));
        String why = reason.strip();
        end(by, person, holding.id(), day, why);
        if (successor != null) {
            give(by, successor, post, false, why, day, holding.to());
        }
        boolean last = holdings.of(person, lock(person).toInstant()).stream().noneMatch(held -> held.on(today));
        if (last) {
            people.endAssigned(person);
        }
        OpenWork.Leaving leaving = new OpenWork.Leaving(
                person,
                nameOf(person),
                new Post(post, holding.title(), holding.unit(), holding.roles(), holding.from(), holding.to()),
                holding.unitTitle(),
                successor,
                last,
                why);
        List<Followed> followed = openWork.orderedStream()
                .flatMap(module -> module.follow(by, leaving).stream())
                .filter(each -> each.count() > 0)
                .toList();
        handOvers.insert(
                new HandOver(person, post, successor, day, why, followed, by.name(), moment.toInstant()), by, moment);
        Map<String, Object> details = holdingDetails(person, post, holding.acting(), holding.from(), day, why);
        details.put("successor", successor == null ? "" : nameOf(successor));
        followed.forEach(each -> details.put(each.what().in(Locale.ENGLISH), each.count()));
        journal.record(by, "hand-over", KIND, person.toString(), details);
        return followed;
    }

    /** Locks both in one order, so that two hand-overs do not wait for each other. */
    private OffsetDateTime lockBoth(PersonId person, @Nullable PersonId successor) {
        if (successor == null) {
            return lock(person);
        }
        boolean inOrder = person.toString().compareTo(successor.toString()) < 0;
        lock(inOrder ? person : successor);
        return lock(inOrder ? successor : person);
    }

    /** Ends a holding on a day: the new version ends there, the old one stays readable as of before. */
    @Transactional
    void end(Actor by, PersonId person, UUID holdingId, LocalDate end, @Nullable String reason) {
        refuseOwn(by, person);
        OffsetDateTime moment = lock(person);
        Holding holding = holdings.find(holdingId, moment.toInstant())
                .filter(found -> found.person().equals(person))
                .orElseThrow(() -> new ProblemException(IdentityProblem.NO_HOLDING, holdingId.toString()));
        if (!holding.from().isBefore(end) || end.isAfter(holding.to())) {
            throw new ProblemException(
                    IdentityProblem.HOLDING_DATES, holding.from().toString(), end.toString());
        }
        holdings.supersede(holdingId, moment);
        holdings.insert(
                new Holding(
                        holdingId,
                        person,
                        holding.post(),
                        holding.title(),
                        holding.unit(),
                        holding.unitTitle(),
                        holding.roles(),
                        holding.acting(),
                        reason == null ? holding.reason() : reason,
                        holding.from(),
                        end,
                        moment.toInstant(),
                        holding.sample()),
                moment);
        journal.record(
                by,
                "end-post",
                KIND,
                person.toString(),
                holdingDetails(person, holding.post(), holding.acting(), holding.from(), end, reason));
        noted(
                SecurityEventKind.POSTS_CHANGED,
                by,
                person,
                Map.of("what", "end-post", "post", holding.post().value()));
    }

    @Override
    public List<PersonId> holders(Role role, @Nullable UnitId unit) {
        Instant now = clock.instant();
        LocalDate today = Zone.dayOf(now);
        List<PersonId> found = people.holders(role, unit, today);
        if (unit == null || !found.isEmpty()) {
            return found;
        }
        Lineage<UnitId> lineage = units.unitLineage(AsOf.at(now));
        return lineage.ended(unit)
                ? lineage.heirs(unit).stream()
                        .flatMap(heir -> people.holders(role, heir, today).stream())
                        .distinct()
                        .toList()
                : found;
    }

    @Override
    public List<PersonId> holders() {
        return people.holders(Zone.dayOf(clock.instant()));
    }

    @Override
    public List<PersonId> holders(PostId post) {
        return people.holders(post, Zone.dayOf(clock.instant()));
    }

    @Override
    @Transactional
    public String resetPassword(Actor by, PersonId person) {
        lock(person);
        String password = credentials.generate(person);
        journal.record(by, "reset-password", KIND, person.toString(), Map.of("name", nameOf(person)));
        noted(SecurityEventKind.PASSWORD_CHANGED, by, person, Map.of("what", "reset-password"));
        return password;
    }

    @Override
    @Transactional
    public int removeSample(Actor by) {
        List<PersonId> sample = people.sample();
        for (PersonId person : sample) {
            people.forget(person, lock(person));
            credentials.remove(person);
            tokens.revokeAll(person);
        }
        if (!sample.isEmpty()) {
            journal.record(by, "remove-sample", KIND, "sample", Map.of("people", sample.size()));
        }
        return sample.size();
    }

    @Override
    public Optional<Actor> actor(PersonId person, Locale language) {
        Instant now = clock.instant();
        return people.activeName(person)
                .map(name ->
                        new Actor(person, name, language, people.assignments(person, Zone.dayOf(now), former(now))));
    }

    /** Which ended units' work a unit does today. */
    private Function<UnitId, Set<UnitId>> former(Instant now) {
        if (!reorganisations.anyUnitChange()) {
            return _ -> Set.of();
        }
        Lineage<UnitId> lineage = units.unitLineage(AsOf.at(now));
        return lineage::former;
    }

    OffsetDateTime lock(PersonId person) {
        return people.lock(person)
                .orElseThrow(() -> new ProblemException(IdentityProblem.NO_PERSON, person.toString()));
    }

    private static void refuseOwn(Actor by, PersonId person) {
        if (by.person().equals(person)) {
            throw new ProblemException(IdentityProblem.OWN_POSTS);
        }
    }

    private static boolean administers(Set<Role> roles) {
        return roles.stream().anyMatch(ADMINISTRATORS::contains);
    }

    /** What the system does by itself at the activation of a pack is in the audit trail alone. */
    private void noted(SecurityEventKind kind, Actor by, PersonId person, Map<String, ?> details) {
        if (!by.isSystem()) {
            events.note(kind, by.person(), person, details);
        }
    }

    /** The person's name, for details of the audit trail. */
    String nameOf(PersonId person) {
        return people.names(Set.of(person)).getOrDefault(person, "");
    }

    private Map<String, Object> holdingDetails(
            PersonId person, PostId post, boolean acting, LocalDate from, LocalDate to, @Nullable String reason) {
        Map<String, Object> details = new TreeMap<>();
        details.put("name", nameOf(person));
        details.put("post", post.value());
        details.put("from", from.toString());
        if (!to.equals(LocalDate.MAX)) {
            details.put("to", to.toString());
        }
        if (acting) {
            details.put("acting", true);
        }
        if (reason != null) {
            details.put("reason", reason);
        }
        return details;
    }
}
