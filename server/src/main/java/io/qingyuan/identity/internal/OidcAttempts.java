package io.qingyuan.identity.internal;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;

/**
 * Log-ins under way at the provider. The browser comes back from another site, where the session's cookie, being
 * {@code SameSite=Strict}, does not come along: a cookie of its own does, for these few minutes and for this one path.
 */
final class OidcAttempts implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    private static final String COOKIE = "OIDC";
    private static final String PATH = "/api/oidc";
    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final int HANDLE_BYTES = 32;

    private final JdbcClient jdbc;
    private final OidcProvider provider;
    private final SecureRandom random = new SecureRandom();

    OidcAttempts(JdbcClient jdbc, OidcProvider provider) {
        this.jdbc = jdbc;
        this.provider = provider;
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        return find(
                        request,
                        "select state, nonce, verifier, redirect_uri from identity.oidc_attempt"
                                + " where handle = :handle and state = :state and expires_at > clock_timestamp()")
                .orElse(null);
    }

    @Override
    public void saveAuthorizationRequest(
            @Nullable OAuth2AuthorizationRequest attempt, HttpServletRequest request, HttpServletResponse response) {
        if (attempt == null) {
            removeAuthorizationRequest(request, response);
            return;
        }
        byte[] bytes = new byte[HANDLE_BYTES];
        random.nextBytes(bytes);
        String handle = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        jdbc.sql("delete from identity.oidc_attempt where expires_at < clock_timestamp()")
                .update();
        jdbc.sql("""
                insert into identity.oidc_attempt (handle, state, nonce, verifier, redirect_uri, expires_at)
                values (:handle, :state, :nonce, :verifier, :redirectUri,
                        clock_timestamp() + make_interval(secs => :seconds))
                """)
                .param("handle", hash(handle))
                .param("state", attempt.getState())
                .param("nonce", attempt.getAttribute(OidcParameterNames.NONCE))
                .param("verifier", attempt.getAttribute(PkceParameterNames.CODE_VERIFIER))
                .param("redirectUri", attempt.getRedirectUri())
                .param("seconds", LIFE.toSeconds())
                .update();
        set(request, response, handle, LIFE);
    }

    /** An attempt is good for one answer. */
    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        Optional<OAuth2AuthorizationRequest> found = find(
                request,
                "delete from identity.oidc_attempt where handle = :handle and state = :state"
                        + " and expires_at > clock_timestamp() returning state, nonce, verifier, redirect_uri");
        set(request, response, "", Duration.ZERO);
        return found.orElse(null);
    }

    private Optional<OAuth2AuthorizationRequest> find(HttpServletRequest request, String sql) {
        Cookie[] cookies = Objects.requireNonNullElse(request.getCookies(), new Cookie[0]);
        String state = request.getParameter(OAuth2ParameterNames.STATE);
        ClientRegistration registration = provider.findByRegistrationId(OidcProvider.ID);
        if (state == null || registration == null) {
            return Optional.empty();
        }
        return Arrays.stream(cookies)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .findFirst()
                .flatMap(cookie -> jdbc.sql(sql)
                        .param("handle", hash(cookie.getValue()))
                        .param("state", state)
                        .query((row, _) -> new Attempt(
                                row.getString("state"),
                                row.getString("nonce"),
                                row.getString("verifier"),
                                row.getString("redirect_uri")))
                        .optional())
                .map(attempt -> attempt.request(registration));
    }

    private record Attempt(String state, String nonce, String verifier, String redirectUri) {

        OAuth2AuthorizationRequest request(ClientRegistration registration) {
            return OAuth2AuthorizationRequest.authorizationCode()
                    .authorizationUri(registration.getProviderDetails().getAuthorizationUri())
                    .clientId(registration.getClientId())
                    .redirectUri(redirectUri)
                    .scopes(registration.getScopes())
                    .state(state)
                    .attributes(attributes -> {
                        attributes.put(OAuth2ParameterNames.REGISTRATION_ID, OidcProvider.ID);
                        attributes.put(OidcParameterNames.NONCE, nonce);
                        attributes.put(PkceParameterNames.CODE_VERIFIER, verifier);
                    })
                    .build();
        }

        @Override
        public String toString() {
            return "Attempt[]";
        }
    }

    private static void set(HttpServletRequest request, HttpServletResponse response, String value, Duration life) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(COOKIE, value)
                        .path(PATH)
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .maxAge(life)
                        .build()
                        .toString());
    }

    private static byte[] hash(String handle) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(handle.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
