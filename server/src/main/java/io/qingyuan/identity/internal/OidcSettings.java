package io.qingyuan.identity.internal;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The provider of identities (统一身份认证) people may log in by.
 *
 * @param issuer its address, whose {@code /.well-known/openid-configuration} tells the rest; empty for none
 * @param clientId what this installation is called there
 * @param clientSecret empty for a public client
 * @param claim the claim of the ID token that names the user here
 * @param name how people call the provider
 */
@ConfigurationProperties("qingyuan.oidc")
record OidcSettings(
        @DefaultValue("") String issuer,
        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue("preferred_username") String claim,
        @DefaultValue("OpenID Connect") String name) {

    OidcSettings {
        if (!issuer.isBlank() && clientId.isBlank()) {
            throw new IllegalArgumentException(
                    "QINGYUAN_OIDC_ISSUER is set, but not QINGYUAN_OIDC_CLIENT_ID: set both, or neither");
        }
    }

    boolean configured() {
        return !issuer.isBlank();
    }

    @Override
    public String toString() {
        return "OidcSettings[" + issuer + "]";
    }
}
