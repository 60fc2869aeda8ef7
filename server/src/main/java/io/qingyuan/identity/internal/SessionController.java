package io.qingyuan.identity.internal;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.AreaId;
import io.qingyuan.identity.IdentityProblem;
import io.qingyuan.identity.PersonId;
import io.qingyuan.identity.Place;
import io.qingyuan.identity.Policy;
import io.qingyuan.identity.PostId;
import io.qingyuan.identity.PublicRoute;
import io.qingyuan.identity.Role;
import io.qingyuan.identity.Title;
import io.qingyuan.identity.UnitId;
import io.qingyuan.identity.internal.JdbcHoldings.Holding;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.time.Zone;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who is signed in and what they may do; signing in and out. */
@RestController
@RequestMapping("/api/session")
class SessionController {

    private final CurrentActor current;
    private final Sessions sessions;
    private final RouteGuard guard;
    private final OidcSettings oidc;
    private final SignIn signIn;
    private final JdbcHoldings holdings;
    private final Credentials credentials;
    private final Policy policy;
    private final ObjectProvider<Place> place;
    private final CookieCsrfTokenRepository csrfTokens;
    private final Clock clock;

    SessionController(
            CurrentActor current,
            Sessions sessions,
            RouteGuard guard,
            OidcSettings oidc,
            SignIn signIn,
            JdbcHoldings holdings,
            Credentials credentials,
            Policy policy,
            ObjectProvider<Place> place,
            CookieCsrfTokenRepository csrfTokens,
            Clock clock) {
        this.current = current;
        this.sessions = sessions;
        this.guard = guard;
        this.oidc = oidc;
        this.signIn = signIn;
        this.holdings = holdings;
        this.credentials = credentials;
        this.policy = policy;
        this.place = place;
        this.csrfTokens = csrfTokens;
        this.clock = clock;
    }

    record LoginRequest(String login, String password) {
        @Override
        public String toString() {
            return "LoginRequest[" + login + "]";
        }
    }

    record SessionPerson(String id, String name) {}

    record SessionUnit(UnitId id, String zh, @Nullable String en) {}

    record SessionPost(PostId id, Title title, SessionUnit unit, Set<Role> roles, boolean acting) {}

    record SessionArea(
            @Nullable AreaId id, String zh, @Nullable String en) {}

    /** What is still missing before the session opens everything its person may do. */
    enum FactorStep {
        /** The password was right; a code is asked for. */
        CODE,
        /** A role demands a second factor and the person has none yet: only the own account opens. */
        ENROL
    }

    record FactorCode(@Nullable String code) {
        @Override
        public String toString() {
            return "FactorCode[]";
        }
    }

    record SessionView(
            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            SessionPerson person,

            List<SessionPost> posts,
            Collection<String> rights,
            @Nullable FactorStep secondFactor,
            @Nullable String provider,
            String language,
            boolean firstPassword,
            boolean sampleData,
            @Nullable SessionArea area,
            List<Integer> years) {}

    @GetMapping
    @PublicRoute(because = "tells a visitor that nobody is signed in, and hands out the token against forged requests")
    SessionView session(HttpServletRequest request, Locale language) {
        return view(current.find(request), request, language);
    }

    @PostMapping
    @PublicRoute(because = "signing in")
    SessionView signIn(
            @RequestBody LoginRequest login,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale language) {
        var person = signIn.attempt(login.login(), login.password(), request.getRemoteAddr());
        if (signIn.wantsCode(person)) {
            current.beginHalf(request, person);
        } else {
            enter(person, request, response);
        }
        return view(current.find(request), request, language);
    }

    /** The second step of signing in. */
    @PostMapping("/code")
    @PublicRoute(because = "signing in")
    SessionView code(
            @RequestBody FactorCode typed, HttpServletRequest request, HttpServletResponse response, Locale language) {
        PersonId person = sessions.half(request).orElseThrow(() -> new ProblemException(IdentityProblem.CODE_TOO_LATE));
        signIn.requireCode(person, typed.code() == null ? "" : typed.code(), request.getRemoteAddr());
        enter(person, request, response);
        return view(current.find(request), request, language);
    }

    private void enter(PersonId person, HttpServletRequest request, HttpServletResponse response) {
        signIn.entered(person);
        current.begin(request, person);
        csrfTokens.saveToken(csrfTokens.generateToken(request), request, response);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PublicRoute(because = "signing out twice does no harm")
    void signOut(HttpServletRequest request, HttpServletResponse response) {
        current.find(request).map(Actor::person).ifPresent(signIn::left);
        current.end(request);
        csrfTokens.saveToken(csrfTokens.generateToken(request), request, response);
    }

    private SessionView view(Optional<Actor> actor, HttpServletRequest request, Locale language) {
        FactorStep step = actor.isEmpty()
                ? sessions.half(request).map(_ -> FactorStep.CODE).orElse(null)
                : guard.lacksFactor(actor.get()) ? FactorStep.ENROL : null;
        Place here = place.getIfAvailable();
        Title title = here == null ? null : here.title();
        return new SessionView(
                actor.map(who -> new SessionPerson(who.person().toString(), who.name()))
                        .orElse(null),
                actor.map(this::posts).orElse(List.of()),
                actor.map(who -> rights(who, step)).orElse(Set.of()),
                step,
                oidc.configured() ? oidc.name() : null,
                language.getLanguage().equals("en") ? "en" : "zh-CN",
                actor.map(who -> credentials.first(who.person())).orElse(false),
                here != null && here.sampleData(),
                here == null || title == null ? null : new SessionArea(here.area(), title.zh(), title.en()),
                here == null ? List.of() : here.years());
    }

    /** What is shown is what opens. */
    private Set<String> rights(Actor actor, @Nullable FactorStep step) {
        Set<String> all = policy.rights(actor);
        return step == null
                ? all
                : all.stream()
                        .filter(right -> right.startsWith(AccountController.KIND + ":"))
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<SessionPost> posts(Actor actor) {
        Instant now = clock.instant();
        LocalDate today = Zone.dayOf(now);
        return holdings.of(actor.person(), now).stream()
                .filter(holding -> holding.on(today))
                .map(SessionController::post)
                .toList();
    }

    private static SessionPost post(Holding holding) {
        return new SessionPost(
                holding.post(),
                holding.title(),
                new SessionUnit(
                        holding.unit(),
                        holding.unitTitle().zh(),
                        holding.unitTitle().en()),
                holding.roles(),
                holding.acting());
    }
}
