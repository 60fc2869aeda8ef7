package io.qingyuan.support;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Area;
import io.qingyuan.identity.Organisation;
import io.qingyuan.identity.People;
import io.qingyuan.identity.PersonId;
import io.qingyuan.identity.Post;
import io.qingyuan.identity.PostId;
import io.qingyuan.identity.Role;
import io.qingyuan.identity.Title;
import io.qingyuan.identity.Unit;
import io.qingyuan.identity.UnitId;
import io.qingyuan.time.AsOf;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls the application as a person would: {@code api.as(Role.DATA_OFFICER, "water-bureau").get("/api/…")}. The person,
 * the unit and the post are made when they are first asked for; signing in goes through {@code POST /api/session} with
 * cookie and token.
 */
@TestComponent
public class Api {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final MockMvc mvc;
    private final JsonMapper json;
    private final Organisation organisation;
    private final People people;
    private final Clock clock;
    private final Map<String, Client> signedIn = new ConcurrentHashMap<>();

    Api(MockMvc mvc, JsonMapper json, Organisation organisation, People people, Clock clock) {
        this.mvc = mvc;
        this.json = json;
        this.organisation = organisation;
        this.people = people;
        this.clock = clock;
    }

    /** A person who can sign in. */
    public record Login(PersonId person, String login, String password) {}

    /** Someone who is not signed in, with a cookie jar of their own. */
    public Client visitor() {
        return new Client(mvc, json);
    }

    /** Someone with one role in one unit; the same client for the same words. */
    public Client as(Role role, String unit) {
        return signedIn.computeIfAbsent(role + "@" + unit, _ -> signIn(person(role, unit)));
    }

    public Client office() {
        return as(Role.OFFICE, "leading-group-office");
    }

    public Client leader() {
        return as(Role.LEADER, "district-government");
    }

    public Client stateAuditor() {
        return as(Role.STATE_AUDITOR, "audit-bureau");
    }

    public Client systemAdmin() {
        return as(Role.SYSTEM_ADMIN, "government-office");
    }

    public Client securityAdmin() {
        return as(Role.SECURITY_ADMIN, "government-office");
    }

    public Client auditAdmin() {
        return as(Role.AUDIT_ADMIN, "government-office");
    }

    public Client signIn(Login who) {
        Client client = visitor();
        client.signIn(who.login(), who.password()).expect(200);
        return client;
    }

    /** Makes a new person with a post that gives the role in the unit, today and from then on. */
    public Login person(Role role, String unit) {
        PostId post = post(role, unit);
        Login login = person();
        people.give(Actor.system(), login.person(), post, false, LocalDate.of(2020, 1, 1), LocalDate.MAX);
        return login;
    }

    /** Makes a new person without any post. */
    public Login person() {
        String login = "t" + COUNT.incrementAndGet() + "-" + Long.toString(System.nanoTime(), 36);
        PersonId person = people.register(Actor.system(), login, "测试 " + login, false);
        return new Login(person, login, people.resetPassword(Actor.system(), person));
    }

    /** The post that gives the role in the unit; made, with the unit, if it is not there. */
    public synchronized PostId post(Role role, String unit) {
        AsOf now = AsOf.at(clock.instant());
        PostId id = new PostId("test-" + role.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + unit);
        if (!organisation.posts(now).containsKey(id)) {
            List<Area> areas = new ArrayList<>(organisation.areas(now).values());
            List<Unit> units = new ArrayList<>(organisation.units(now).values());
            List<Post> posts = new ArrayList<>(organisation.posts(now).values());
            if (units.stream().noneMatch(known -> known.id().value().equals(unit))) {
                units.add(new Unit(
                        new UnitId(unit),
                        Title.of("单位" + unit, unit),
                        "government",
                        Set.of(),
                        Set.of(),
                        null,
                        LocalDate.MIN,
                        LocalDate.MAX));
            }
            posts.add(new Post(
                    id,
                    Title.of(role.name(), role.name()),
                    new UnitId(unit),
                    Set.of(role),
                    LocalDate.MIN,
                    LocalDate.MAX));
            organisation.load(Actor.system(), areas, organisation.areaChanges(now), units, posts);
        }
        return id;
    }
}
