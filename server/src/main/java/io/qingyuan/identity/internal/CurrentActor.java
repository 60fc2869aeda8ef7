package io.qingyuan.identity.internal;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.People;
import io.qingyuan.identity.PersonId;
import io.qingyuan.identity.TokenLimits;
import io.qingyuan.identity.internal.Tokens.Bearer;
import jakarta.servlet.http.HttpServletRequest;
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

    private static final String REQUEST_ATTRIBUTE = CurrentActor.class.getName();
    private static final String LIMITS_ATTRIBUTE = REQUEST_ATTRIBUTE + ".limits";
    private static final String BEARER = "Bearer ";

    private final People people;
    private final Tokens tokens;
    private final Sessions sessions;

    CurrentActor(People people, Tokens tokens, Sessions sessions) {
        this.people = people;
        this.tokens = tokens;
        this.sessions = sessions;
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

    void begin(HttpServletRequest request, PersonId person) {
        sessions.begin(request, person);
        request.removeAttribute(REQUEST_ATTRIBUTE);
    }

    void beginHalf(HttpServletRequest request, PersonId person) {
        sessions.beginHalf(request, person);
        request.removeAttribute(REQUEST_ATTRIBUTE);
    }

    void end(HttpServletRequest request) {
        sessions.end(request);
        request.removeAttribute(REQUEST_ATTRIBUTE);
    }

    static Optional<String> bearer(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? Optional.of(header.substring(BEARER.length()).trim())
                : Optional.empty();
    }

    /** What the request is limited to, once {@link #find} was asked; a session is not. */
    static TokenLimits limits(HttpServletRequest request) {
        return request.getAttribute(LIMITS_ATTRIBUTE) instanceof TokenLimits limits ? limits : TokenLimits.NONE;
    }

    private Optional<PersonId> person(HttpServletRequest request) {
        Optional<String> token = bearer(request);
        if (token.isEmpty()) {
            return sessions.person(request);
        }
        Optional<Bearer> bearer = tokens.bearer(token.get());
        bearer.ifPresent(found -> request.setAttribute(LIMITS_ATTRIBUTE, found.limits()));
        return bearer.map(Bearer::person);
    }
}
