package io.qingyuan.identity.internal;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.IdentityProblem;
import io.qingyuan.identity.Journal;
import io.qingyuan.identity.PersonId;
import io.qingyuan.identity.internal.events.SecurityEventKind;
import io.qingyuan.identity.internal.events.SecurityEvents;
import io.qingyuan.identity.internal.factor.SecondFactors;
import io.qingyuan.identity.internal.factor.SecondFactors.Typed;
import io.qingyuan.problem.ProblemException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Signing in with login and password. Says the same, after the same time, whatever was wrong. */
@Service
class SignIn {

    /** Longer input is no password of ours, and hashing it would only cost time. */
    private static final int LONGEST_INPUT = 256;

    private final JdbcPeople people;
    private final Credentials credentials;
    private final SecondFactors factors;
    private final Throttle throttle;
    private final SecurityEvents events;
    private final Journal journal;
    private final TransactionTemplate transaction;

    SignIn(
            JdbcPeople people,
            Credentials credentials,
            SecondFactors factors,
            Throttle throttle,
            SecurityEvents events,
            Journal journal,
            TransactionTemplate transaction) {
        this.people = people;
        this.credentials = credentials;
        this.factors = factors;
        this.throttle = throttle;
        this.events = events;
        this.journal = journal;
        this.transaction = transaction;
    }

    /**
     * Looks at login and password.
     *
     * @return who it is; signed in only where no second factor is asked for
     */
    PersonId attempt(String typed, String password, String source) {
        String login = typed.strip().toLowerCase(Locale.ROOT);
        if (login.length() > LONGEST_INPUT || password.length() > LONGEST_INPUT) {
            throw new ProblemException(IdentityProblem.LOGIN);
        }
        Optional<PersonId> person = people.find(login);
        count(login, person.orElse(null), source);
        if (person.isEmpty()) {
            credentials.verifyNothing(password);
        }
        if (person.isEmpty() || !credentials.verify(person.get(), password)) {
            failed(person, source, "password");
            throw new ProblemException(IdentityProblem.LOGIN);
        }
        throttle.succeeded(login, source);
        return person.get();
    }

    /** Whether this person must give a code as well. */
    boolean wantsCode(PersonId person) {
        return factors.since(person).isPresent();
    }

    /** The person has shown everything that is asked for. */
    void entered(PersonId person) {
        record("sign-in", SecurityEventKind.SIGNED_IN, person);
    }

    void left(PersonId person) {
        record("sign-out", SecurityEventKind.SIGNED_OUT, person);
    }

    /**
     * Takes a code of the person's second factor, or a recovery code.
     *
     * @throws ProblemException {@code identity.code}, or {@code identity.too-many-failures}
     */
    void requireCode(PersonId person, String typed, String source) {
        countCode(person, source);
        Typed taken = typed.length() > LONGEST_INPUT ? Typed.WRONG : factors.take(person, typed);
        if (taken == Typed.WRONG) {
            failed(Optional.of(person), source, "code");
            throw new ProblemException(IdentityProblem.CODE);
        }
        codeSucceeded(person, source);
        if (taken == Typed.RECOVERY_CODE) {
            record("use-recovery-code", SecurityEventKind.RECOVERY_CODE_USED, person);
        }
    }

    /** Counts an attempt at a code, or refuses it where there were too many. */
    void countCode(PersonId person, String source) {
        count(codeKey(person), person, source);
    }

    void codeSucceeded(PersonId person, String source) {
        throttle.succeeded(codeKey(person), source);
    }

    /**
     * Asks for the password once more before something of weight.
     *
     * @throws ProblemException {@code identity.password-wrong}, or {@code identity.too-many-failures}
     */
    void requirePassword(PersonId person, String login, String password, String source) {
        count(login, person, source);
        if (password.length() > LONGEST_INPUT || !credentials.verify(person, password)) {
            events.note(SecurityEventKind.SIGN_IN_FAILED, person, Map.of("wrong", "password", "signed-in", true));
            throw new ProblemException(IdentityProblem.PASSWORD_WRONG);
        }
        throttle.succeeded(login, source);
    }

    private void count(String key, @Nullable PersonId person, String source) {
        throttle.blocked(key, source).ifPresent(wait -> {
            events.noteOnce(SecurityEventKind.LOCKED_OUT, person, Map.of());
            throw new ProblemException(IdentityProblem.TOO_MANY_FAILURES, Long.toString(wait.toSeconds()));
        });
        throttle.count(key, source);
    }

    private void failed(Optional<PersonId> person, String source, String what) {
        transaction.executeWithoutResult(_ -> {
            journal.record(
                    Actor.system(),
                    "sign-in-failed",
                    PeopleService.KIND,
                    person.map(PersonId::toString).orElse("unknown"),
                    Map.of("source", source, "wrong", what));
            events.note(
                    what.equals("code") ? SecurityEventKind.CODE_REFUSED : SecurityEventKind.SIGN_IN_FAILED,
                    person.orElse(null),
                    Map.of());
        });
    }

    private static String codeKey(PersonId person) {
        return "code:" + person;
    }

    private void record(String action, SecurityEventKind kind, PersonId person) {
        Actor actor = new Actor(person, people.activeName(person).orElse(""), Locale.SIMPLIFIED_CHINESE, List.of());
        transaction.executeWithoutResult(_ -> {
            journal.record(actor, action, PeopleService.KIND, person.toString(), Map.of());
            events.note(kind, person, Map.of());
        });
    }
}
