package io.qingyuan.identity.internal;

import io.qingyuan.identity.PersonId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/**
 * The sessions of people (会话). The cookie's value is known to the browser alone; lists name a session by a number that
 * opens nothing.
 */
@Component
class Sessions {

    /** A session ends after this time however busy it is. */
    static final Duration LIFE = Duration.ofHours(12);

    /** After the password, how long the code of the second factor may take. */
    private static final Duration HALF_LIFE = Duration.ofMinutes(5);

    private static final String HALF = "half";
    private static final int LONGEST_DEVICE = 300;
    private static final String NUMBER = "number";
    private static final String DEVICE = "device";
    private static final String SOURCE = "source";

    private final FindByIndexNameSessionRepository<? extends Session> repository;
    private final Clock clock;

    Sessions(FindByIndexNameSessionRepository<? extends Session> repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /**
     * One session as its person sees it.
     *
     * @param device what the browser calls itself; empty when it says nothing
     * @param source the address the person signed in from
     * @param seenAt when it last asked for something
     */
    record SessionRow(UUID id, Instant since, Instant seenAt, String device, String source, boolean current) {}

    /** Begins one in the place of whatever was before: nothing known before signing in is worth anything. */
    void begin(HttpServletRequest request, PersonId person) {
        end(request);
        HttpSession session = request.getSession();
        session.setAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, person.toString());
        session.setAttribute(NUMBER, UUID.randomUUID().toString());
        session.setAttribute(DEVICE, device(request));
        session.setAttribute(SOURCE, request.getRemoteAddr());
    }

    /** Remembers who gave the right password and must give a code as well; until then the session opens nothing. */
    void beginHalf(HttpServletRequest request, PersonId person) {
        end(request);
        request.getSession().setAttribute(HALF, person.toString());
    }

    /** Who gave the right password in the last five minutes and must give a code as well. */
    Optional<PersonId> half(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null
                        && session.getAttribute(HALF) instanceof String person
                        && Instant.ofEpochMilli(session.getCreationTime())
                                .plus(HALF_LIFE)
                                .isAfter(clock.instant())
                ? Optional.of(PersonId.of(person))
                : Optional.empty();
    }

    /** Whose session the request belongs to; a session that lived too long ends here. */
    Optional<PersonId> person(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null
                || !(session.getAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME)
                        instanceof String person)) {
            return Optional.empty();
        }
        if (over(Instant.ofEpochMilli(session.getCreationTime()))) {
            session.invalidate();
            return Optional.empty();
        }
        return Optional.of(PersonId.of(person));
    }

    void end(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    /** The person's sessions that still open something, the latest first. */
    List<SessionRow> of(PersonId person, @Nullable UUID current) {
        return open(person).stream()
                .map(session -> new SessionRow(
                        number(session),
                        session.getCreationTime(),
                        session.getLastAccessedTime(),
                        Objects.requireNonNullElse(session.getAttribute(DEVICE), ""),
                        Objects.requireNonNullElse(session.getAttribute(SOURCE), ""),
                        number(session).equals(current)))
                .sorted(Comparator.comparing(SessionRow::since).reversed())
                .toList();
    }

    /** Ends one of the person's sessions. */
    boolean end(PersonId person, UUID number) {
        List<String> found = open(person).stream()
                .filter(session -> number(session).equals(number))
                .map(Session::getId)
                .toList();
        found.forEach(repository::deleteById);
        return !found.isEmpty();
    }

    /**
     * Ends all of the person's sessions but one.
     *
     * @param except the one that stays; null for none
     * @return how many ended
     */
    int endAll(PersonId person, @Nullable UUID except) {
        List<String> found = open(person).stream()
                .filter(session -> !number(session).equals(except))
                .map(Session::getId)
                .toList();
        found.forEach(repository::deleteById);
        return found.size();
    }

    /** The number of the session the request belongs to; null for a request without one. */
    static @Nullable UUID number(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(NUMBER) instanceof String number
                ? UUID.fromString(number)
                : null;
    }

    private List<? extends Session> open(PersonId person) {
        return repository.findByPrincipalName(person.toString()).values().stream()
                .filter(session -> !session.isExpired() && !over(session.getCreationTime()))
                .toList();
    }

    private boolean over(Instant since) {
        return !since.plus(LIFE).isAfter(clock.instant());
    }

    private static UUID number(Session session) {
        return UUID.fromString(session.getRequiredAttribute(NUMBER));
    }

    private static String device(HttpServletRequest request) {
        String agent = request.getHeader(HttpHeaders.USER_AGENT);
        if (agent == null) {
            return "";
        }
        return agent.length() > LONGEST_DEVICE ? agent.substring(0, LONGEST_DEVICE) : agent;
    }
}
