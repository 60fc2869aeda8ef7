package io.qingyuan.identity.internal;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.IdentityProblem;
import io.qingyuan.identity.Journal;
import io.qingyuan.identity.PersonId;
import io.qingyuan.problem.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Signing in with login and password. Says the same, after the same time, whatever was wrong. */
@Service
class SignIn {

    /** Longer input is no password of ours, and hashing it would only cost time. */
    private static final int LONGEST_INPUT = 256;

    private final JdbcPeople people;
    private final Credentials credentials;
    private final Throttle throttle;
    private final Journal journal;
    private final TransactionTemplate transaction;

    SignIn(
            JdbcPeople people,
            Credentials credentials,
            Throttle throttle,
            Journal journal,
            TransactionTemplate transaction) {
        this.people = people;
        this.credentials = credentials;
        this.throttle = throttle;
        this.journal = journal;
        this.transaction = transaction;
    }

    PersonId attempt(String typed, String password, String source) {
        String login = typed.strip().toLowerCase(Locale.ROOT);
        if (login.length() > LONGEST_INPUT || password.length() > LONGEST_INPUT) {
            throw new ProblemException(IdentityProblem.LOGIN);
        }
        Optional<Duration> wait = throttle.blocked(login, source);
        if (wait.isPresent()) {
            throw new ProblemException(
                    IdentityProblem.TOO_MANY_FAILURES, Long.toString(wait.get().toSeconds()));
        }
        throttle.count(login, source);
        Optional<PersonId> person = people.find(login);
        if (person.isEmpty()) {
            credentials.verifyNothing(password);
        }
        if (person.isEmpty() || !credentials.verify(person.get(), password)) {
            transaction.executeWithoutResult(_ -> journal.record(
                    Actor.system(),
                    "sign-in-failed",
                    PeopleService.KIND,
                    person.map(PersonId::toString).orElse("unknown"),
                    Map.of("source", source)));
            throw new ProblemException(IdentityProblem.LOGIN);
        }
        throttle.succeeded(login, source);
        record("sign-in", person.get());
        return person.get();
    }

    void left(PersonId person) {
        record("sign-out", person);
    }

    private void record(String action, PersonId person) {
        Actor actor = new Actor(person, people.activeName(person).orElse(""), Locale.SIMPLIFIED_CHINESE, List.of());
        transaction.executeWithoutResult(
                _ -> journal.record(actor, action, PeopleService.KIND, person.toString(), Map.of()));
    }
}
