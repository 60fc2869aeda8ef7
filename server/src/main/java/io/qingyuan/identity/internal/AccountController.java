package io.qingyuan.identity.internal;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.IdentityProblem;
import io.qingyuan.identity.Journal;
import io.qingyuan.identity.Permit;
import io.qingyuan.identity.PersonId;
import io.qingyuan.identity.Policy;
import io.qingyuan.identity.TokenLimits;
import io.qingyuan.identity.Verb;
import io.qingyuan.identity.internal.PeopleController.HoldingView;
import io.qingyuan.identity.internal.events.SecurityEventKind;
import io.qingyuan.identity.internal.events.SecurityEvents;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.time.Zone;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One's own account: posts over time, password, tokens. Nobody reaches another's through it. */
@RestController
@RequestMapping("/api/account")
class AccountController {

    static final String KIND = "session.account";
    private static final int USUAL_TOKEN_DAYS = 90;

    private final JdbcPeopleList list;
    private final JdbcHoldings holdings;
    private final Credentials credentials;
    private final SignIn signIn;
    private final Tokens tokens;
    private final Sessions sessions;
    private final SecurityEvents events;
    private final Journal journal;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Policy policy;
    private final int longestTokenDays;

    AccountController(
            JdbcPeopleList list,
            JdbcHoldings holdings,
            Credentials credentials,
            SignIn signIn,
            Tokens tokens,
            Sessions sessions,
            SecurityEvents events,
            Journal journal,
            TransactionTemplate transaction,
            Clock clock,
            Policy policy,
            @Value("${qingyuan.identity.token-days:366}") int longestTokenDays) {
        this.list = list;
        this.holdings = holdings;
        this.credentials = credentials;
        this.signIn = signIn;
        this.tokens = tokens;
        this.sessions = sessions;
        this.events = events;
        this.journal = journal;
        this.transaction = transaction;
        this.clock = clock;
        this.policy = policy;
        this.longestTokenDays = longestTokenDays;
    }

    record Account(
            PersonId id,
            @Nullable String login,
            String name,
            boolean firstPassword,
            List<HoldingView> holdings,
            List<TokenView> tokens,
            int longestTokenDays,
            Collection<String> tokenModules) {}

    record PasswordChange(String present, String next) {
        @Override
        public String toString() {
            return "PasswordChange[]";
        }
    }

    /**
     * A token to be made.
     *
     * @param days how long it lives; 90, or the longest allowed where that is less
     * @param readOnly whether it only reads
     * @param modules what it is limited to, as {@code statistics}; left out or empty for all
     */
    record NewToken(
            @Nullable String note,
            @Nullable Integer days,
            @Nullable Boolean readOnly,
            @Nullable Set<String> modules) {}

    record IssuedToken(String token) {
        @Override
        public String toString() {
            return "IssuedToken[]";
        }
    }

    @GetMapping
    @Permit(kind = KIND, verb = Verb.READ)
    Account account(Actor actor) {
        PersonRow row = list.find(actor.person())
                .orElseThrow(() -> new ProblemException(
                        IdentityProblem.NO_PERSON, actor.person().toString()));
        Instant now = clock.instant();
        return new Account(
                row.id(),
                row.login(),
                row.name(),
                row.firstPassword(),
                holdings.of(actor.person(), now).stream()
                        .map(holding -> HoldingView.of(holding, Zone.dayOf(now)))
                        .toList(),
                tokens.of(actor.person()),
                longestTokenDays,
                tokenModules());
    }

    @PostMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Permit(kind = KIND, verb = Verb.WRITE)
    void changePassword(Actor actor, @RequestBody PasswordChange change, HttpServletRequest request) {
        String login = account(actor).login();
        String key = login == null ? "" : login;
        signIn.requirePassword(actor.person(), key, change.present(), request.getRemoteAddr());
        if (!Passwords.strong(change.next(), key)) {
            throw new ProblemException(IdentityProblem.PASSWORD_WEAK);
        }
        transaction.executeWithoutResult(_ -> {
            credentials.set(actor.person(), change.next());
            journal.record(
                    actor, "change-password", PeopleService.KIND, actor.person().toString(), Map.of());
            events.note(SecurityEventKind.PASSWORD_CHANGED, actor.person(), Map.of());
        });
        // whoever sits elsewhere may be why the password was changed
        sessions.endAll(actor.person(), Sessions.number(request));
    }

    @PostMapping("/tokens")
    @ResponseStatus(HttpStatus.CREATED)
    @Permit(kind = KIND, verb = Verb.WRITE)
    IssuedToken issue(Actor actor, @RequestBody NewToken wanted) {
        Integer asked = wanted.days();
        int days = asked == null ? Math.min(USUAL_TOKEN_DAYS, longestTokenDays) : asked;
        if (days < 1 || days > longestTokenDays) {
            throw new ProblemException(IdentityProblem.TOKEN_DAYS, days, longestTokenDays);
        }
        Set<String> modules = wanted.modules() == null ? Set.of() : wanted.modules();
        Set<String> known = tokenModules();
        if (!known.containsAll(modules)) {
            throw new ProblemException(
                    IdentityProblem.TOKEN_MODULES,
                    modules.stream()
                            .filter(each -> !known.contains(each))
                            .sorted()
                            .collect(Collectors.joining(", ")),
                    String.join(", ", known));
        }
        TokenLimits limits = new TokenLimits(Boolean.TRUE.equals(wanted.readOnly()), modules);
        String note = wanted.note() == null ? "" : wanted.note().strip();
        return new IssuedToken(transaction.execute(_ -> {
            Map<String, Object> details = Map.of(
                    "days",
                    days,
                    "readOnly",
                    limits.readOnly(),
                    "modules",
                    limits.modules().stream().sorted().toList());
            Map<String, Object> noted = new TreeMap<>(details);
            noted.put("note", note);
            journal.record(
                    actor, "issue-token", PeopleService.KIND, actor.person().toString(), noted);
            events.note(SecurityEventKind.TOKEN_ISSUED, actor.person(), details);
            return tokens.issue(actor.person(), note, Duration.ofDays(days), limits);
        }));
    }

    /** What a token may be limited to: the first words of the kinds that rules speak of. */
    private Set<String> tokenModules() {
        return policy.acts().stream().map(TokenLimits::module).collect(Collectors.toCollection(TreeSet::new));
    }

    @DeleteMapping("/tokens/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Permit(kind = KIND, verb = Verb.WRITE)
    void revoke(Actor actor, @PathVariable UUID id) {
        transaction.executeWithoutResult(_ -> {
            if (tokens.revoke(actor.person(), id)) {
                journal.record(
                        actor,
                        "revoke-token",
                        PeopleService.KIND,
                        actor.person().toString(),
                        Map.of("token", id.toString()));
                events.note(SecurityEventKind.TOKEN_REVOKED, actor.person(), Map.of("token", id));
            }
        });
    }
}
