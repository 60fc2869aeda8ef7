package io.qingyuan.identity.internal;

import io.qingyuan.identity.PersonId;
import io.qingyuan.identity.internal.events.SecurityEventKind;
import io.qingyuan.identity.internal.events.SecurityEvents;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/**
 * Lets in whom the provider vouches for: the person with that user name here, with the posts they hold here. The first
 * log-in binds the provider's subject to the person; from then on the subject counts, not the name.
 */
@Component
class OidcEntry {

    private static final String REFUSED = "/login?provider=refused";
    private static final String UNKNOWN = "/login?provider=unknown";

    private final OidcSettings settings;
    private final JdbcClient jdbc;
    private final JdbcPeople people;
    private final SignIn signIn;
    private final CurrentActor current;
    private final SecurityEvents events;

    OidcEntry(
            OidcSettings settings,
            JdbcClient jdbc,
            JdbcPeople people,
            SignIn signIn,
            CurrentActor current,
            SecurityEvents events) {
        this.settings = settings;
        this.jdbc = jdbc;
        this.people = people;
        this.signIn = signIn;
        this.current = current;
        this.events = events;
    }

    void entered(HttpServletRequest request, HttpServletResponse response, Authentication by) throws IOException {
        if (!(by.getPrincipal() instanceof OidcUser user)) {
            throw new IllegalStateException("a provider of identities sends an ID token");
        }
        Optional<PersonId> person =
                person(user).filter(found -> people.activeName(found).isPresent());
        if (person.isEmpty()) {
            events.note(SecurityEventKind.PROVIDER_REFUSED, null, Map.of("why", "nobody-here"));
            response.sendRedirect(UNKNOWN);
        } else if (signIn.wantsCode(person.get())) {
            current.beginHalf(request, person.get());
            response.sendRedirect("/login");
        } else {
            signIn.entered(person.get());
            current.begin(request, person.get());
            response.sendRedirect("/");
        }
    }

    /** What the provider sent does not hold, or it refused. */
    void refused(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        String code = why instanceof OAuth2AuthenticationException oauth
                ? oauth.getError().getErrorCode()
                : why.getClass().getSimpleName();
        events.note(
                SecurityEventKind.PROVIDER_REFUSED,
                null,
                // the provider's own words may be anything
                Map.of("why", code.matches("[a-zA-Z_-]{1,60}") ? code : "other"));
        response.sendRedirect(REFUSED);
    }

    private Optional<PersonId> person(OidcUser user) {
        Optional<PersonId> bound = jdbc.sql("""
                select person_id from identity.oidc_subject where issuer = :issuer and subject = :subject
                """)
                .param("issuer", settings.issuer())
                .param("subject", user.getSubject())
                .query(UUID.class)
                .optional()
                .map(PersonId::new);
        if (bound.isPresent()) {
            return bound;
        }
        String name = user.getClaimAsString(settings.claim());
        return Optional.ofNullable(name)
                .flatMap(login -> people.find(login.strip().toLowerCase(Locale.ROOT)))
                .filter(person -> bind(user.getSubject(), person));
    }

    /** One subject a person: a second one with the same name is somebody else. */
    private boolean bind(String subject, PersonId person) {
        return jdbc.sql("""
                        insert into identity.oidc_subject (issuer, subject, person_id)
                        values (:issuer, :subject, :person)
                        on conflict do nothing
                        """)
                        .param("issuer", settings.issuer())
                        .param("subject", subject)
                        .param("person", person.value())
                        .update()
                > 0;
    }
}
