package io.qingyuan.identity.internal;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;

/**
 * The provider as it describes itself, asked at the first log-in: one that does not answer at the start keeps nobody from
 * logging in with a password.
 */
final class OidcProvider implements ClientRegistrationRepository {

    static final String ID = "provider";
    static final String START = "/api/oidc/start";
    static final String CALLBACK = "/api/oidc/callback";

    private static final Logger log = LoggerFactory.getLogger(OidcProvider.class);

    private final OidcSettings settings;
    private final AtomicReference<@Nullable ClientRegistration> known = new AtomicReference<>();

    OidcProvider(OidcSettings settings) {
        this.settings = settings;
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        if (!id.equals(ID)) {
            return null;
        }
        ClientRegistration registration = known.get();
        if (registration == null) {
            registration = discover();
            known.set(registration);
        }
        return registration;
    }

    private @Nullable ClientRegistration discover() {
        try {
            ClientRegistration.Builder builder = ClientRegistrations.fromIssuerLocation(settings.issuer())
                    .registrationId(ID)
                    .clientId(settings.clientId())
                    .redirectUri("{baseUrl}" + CALLBACK)
                    .scope("openid", "profile");
            return (settings.clientSecret().isBlank()
                            ? builder.clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                            : builder.clientSecret(settings.clientSecret()))
                    .build();
        } catch (RuntimeException e) {
            log.warn("provider of identities does not answer issuer={} reason={}", settings.issuer(), e.getMessage());
            return null;
        }
    }
}
