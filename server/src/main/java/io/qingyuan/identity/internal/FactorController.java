package io.qingyuan.identity.internal;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.IdentityProblem;
import io.qingyuan.identity.Journal;
import io.qingyuan.identity.Permit;
import io.qingyuan.identity.Verb;
import io.qingyuan.identity.internal.events.SecurityEventKind;
import io.qingyuan.identity.internal.events.SecurityEvents;
import io.qingyuan.identity.internal.factor.SecondFactors;
import io.qingyuan.identity.internal.factor.SecondFactors.Enrolment;
import io.qingyuan.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One's own second factor: set up with the password, changed with a code. */
@RestController
@RequestMapping("/api/account/factor")
class FactorController {

    private final SecondFactors factors;
    private final SignIn signIn;
    private final Sessions sessions;
    private final JdbcPeopleList list;
    private final SecurityEvents events;
    private final Journal journal;
    private final TransactionTemplate transaction;

    FactorController(
            SecondFactors factors,
            SignIn signIn,
            Sessions sessions,
            JdbcPeopleList list,
            SecurityEvents events,
            Journal journal,
            TransactionTemplate transaction) {
        this.factors = factors;
        this.signIn = signIn;
        this.sessions = sessions;
        this.list = list;
        this.events = events;
        this.journal = journal;
        this.transaction = transaction;
    }

    /**
     * How it stands.
     *
     * @param since when it came into force; absent where there is none
     * @param demanded whether a role of the person demands it
     */
    record FactorView(@Nullable Instant since, boolean demanded, int recoveryCodesLeft) {}

    record FactorBegin(@Nullable String password) {
        @Override
        public String toString() {
            return "FactorBegin[]";
        }
    }

    record FactorCode(@Nullable String code) {
        @Override
        public String toString() {
            return "FactorCode[]";
        }
    }

    /** Shown once. */
    record RecoveryCodes(List<String> codes) {
        @Override
        public String toString() {
            return "RecoveryCodes[]";
        }
    }

    @GetMapping
    @Permit(kind = AccountController.KIND, verb = Verb.READ)
    FactorView factor(Actor actor) {
        return new FactorView(
                factors.since(actor.person()).orElse(null),
                factors.demanded(actor.roles()),
                factors.recoveryCodesLeft(actor.person()));
    }

    /** Makes a secret for the authenticator; nothing changes until a code of it confirms it. */
    @PostMapping
    @Permit(kind = AccountController.KIND, verb = Verb.WRITE)
    Enrolment begin(Actor actor, @RequestBody FactorBegin begin, HttpServletRequest request) {
        String login = login(actor);
        signIn.requirePassword(actor.person(), login, orEmpty(begin.password()), request.getRemoteAddr());
        if (factors.since(actor.person()).isPresent()) {
            throw new ProblemException(IdentityProblem.FACTOR_THERE);
        }
        return factors.begin(actor.person(), login);
    }

    /** Puts it into force; whoever sits elsewhere must come in again, by it. */
    @PostMapping("/confirm")
    @Permit(kind = AccountController.KIND, verb = Verb.WRITE)
    RecoveryCodes confirm(Actor actor, @RequestBody FactorCode typed, HttpServletRequest request) {
        signIn.countCode(actor.person(), request.getRemoteAddr());
        List<String> codes = transaction.execute(_ -> {
            Optional<List<String>> confirmed = factors.confirm(actor.person(), orEmpty(typed.code()));
            confirmed.ifPresent(_ -> record(actor, "begin-second-factor"));
            return confirmed.orElseThrow(() -> new ProblemException(IdentityProblem.CODE));
        });
        signIn.codeSucceeded(actor.person(), request.getRemoteAddr());
        sessions.endAll(actor.person(), Sessions.number(request));
        return new RecoveryCodes(codes);
    }

    @PostMapping("/recovery-codes")
    @Permit(kind = AccountController.KIND, verb = Verb.WRITE)
    RecoveryCodes recoveryCodes(Actor actor, @RequestBody FactorCode typed, HttpServletRequest request) {
        signIn.requireCode(actor.person(), orEmpty(typed.code()), request.getRemoteAddr());
        return new RecoveryCodes(transaction.execute(_ -> {
            record(actor, "renew-recovery-codes");
            return factors.newRecoveryCodes(actor.person());
        }));
    }

    @PostMapping("/remove")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Permit(kind = AccountController.KIND, verb = Verb.WRITE)
    void remove(Actor actor, @RequestBody FactorCode typed, HttpServletRequest request) {
        if (factors.demanded(actor.roles())) {
            throw new ProblemException(IdentityProblem.FACTOR_DEMANDED);
        }
        signIn.requireCode(actor.person(), orEmpty(typed.code()), request.getRemoteAddr());
        transaction.executeWithoutResult(_ -> {
            if (factors.remove(actor.person())) {
                record(actor, "end-second-factor");
            }
        });
    }

    private void record(Actor actor, String action) {
        journal.record(actor, action, PeopleService.KIND, actor.person().toString(), Map.of());
        events.note(SecurityEventKind.SECOND_FACTOR_CHANGED, actor.person(), Map.of("what", action));
    }

    private String login(Actor actor) {
        return list.find(actor.person())
                .map(PersonRow::login)
                .orElseThrow(() -> new ProblemException(
                        IdentityProblem.NO_PERSON, actor.person().toString()));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
