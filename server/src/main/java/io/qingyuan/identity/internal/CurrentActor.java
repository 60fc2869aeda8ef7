package io.qingyuan.identity.internal;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.People;
import io.qingyuan.identity.PersonId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * Whose request it is: the bearer of a token, or the person of the session. The person's posts are read at every
 * request, so that a post given or ended counts at once.
 */
@Component
class CurrentActor {

    /** A session ends after this time however busy it is. */
    private static final Duration SESSION_LIFE = Duration.ofHours(12);

    private static final String REQUEST_ATTRIBUTE = CurrentActor.class.getName();
    private static final String PERSON = "person";
    private static final String SINCE = "since";
    private static final String BEARER = "Bearer ";

    private final People people;
    private final Tokens tokens;
    private final Clock clock;

    CurrentActor(People people, Tokens tokens, Clock clock) {
        this.people = people;
        this.tokens = tokens;
        this.clock = clock;
    }

    Optional<Actor> find(HttpServletRequest request) {
        if (request.getAttribute(REQUEST_ATTRIBUTE) instanceof Actor actor) {
            return Optional.of(actor);
        }
        Locale language = RequestContextUtils.getLocale(request);
        Optional<Actor> actor = person(request).flatMap(person -> people.actor(person, language));
        actor.ifPresent(found -> request.setAttribute(REQUEST_ATTRIBUTE, found));
        return actor;
    }

    /** Binds the session to a person; its id changes, so that an id known before signing in is worth nothing. */
    void begin(HttpServletRequest request, PersonId person) {
        HttpSession session = request.getSession();
        request.changeSessionId();
        session.setAttribute(PERSON, person.toString());
        session.setAttribute(SINCE, clock.instant().toString());
        request.removeAttribute(REQUEST_ATTRIBUTE);
    }

    void end(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        request.removeAttribute(REQUEST_ATTRIBUTE);
    }

    static Optional<String> bearer(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? Optional.of(header.substring(BEARER.length()).trim())
                : Optional.empty();
    }

    private Optional<PersonId> person(HttpServletRequest request) {
        Optional<String> token = bearer(request);
        if (token.isPresent()) {
            return tokens.bearer(token.get());
        }
        HttpSession session = request.getSession(false);
        if (session == null
                || !(session.getAttribute(PERSON) instanceof String person)
                || !(session.getAttribute(SINCE) instanceof String since)) {
            return Optional.empty();
        }
        if (Instant.parse(since).plus(SESSION_LIFE).isBefore(clock.instant())) {
            session.invalidate();
            return Optional.empty();
        }
        return Optional.of(PersonId.of(person));
    }
}
