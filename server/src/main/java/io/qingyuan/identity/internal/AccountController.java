package io.qingyuan.identity.internal;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.IdentityProblem;
import io.qingyuan.identity.Journal;
import io.qingyuan.identity.Permit;
import io.qingyuan.identity.PersonId;
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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
    private static final int LONGEST_TOKEN_DAYS = 366;
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
            Clock clock) {
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
    }

    record Account(
            PersonId id,
            @Nullable String login,
            String name,
            boolean firstPassword,
            List<HoldingView> holdings,
            List<TokenView> tokens) {}

    record PasswordChange(String present, String next) {
        @Override
        public String toString() {
            return "PasswordChange[]";
        }
    }

    record NewToken(@Nullable String note, @Nullable Integer days) {}

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
                tokens.of(actor.person()));
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
        int days = Math.clamp(asked == null ? USUAL_TOKEN_DAYS : asked, 1, LONGEST_TOKEN_DAYS);
        String note = wanted.note() == null ? "" : wanted.note().strip();
        return new IssuedToken(transaction.execute(_ -> {
            journal.record(
                    actor,
                    "issue-token",
                    PeopleService.KIND,
                    actor.person().toString(),
                    Map.of("days", days, "note", note));
            events.note(SecurityEventKind.TOKEN_ISSUED, actor.person(), Map.of("days", days));
            return tokens.issue(actor.person(), note, Duration.ofDays(days));
        }));
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
