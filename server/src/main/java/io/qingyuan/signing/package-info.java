/**
 * Signing keys of people (签名密钥): made and unlocked by their holder alone, revoked and renewed, and used to sign what other modules
 * hand over. An outside certificate service or token is another {@link io.qingyuan.signing.Signer}. Owns schema {@code signing}.
 */
@ApplicationModule(
        displayName = "Signing",
        allowedDependencies = {"problem", "time", "identity", "evidence", "audit"})
@NullMarked
package io.qingyuan.signing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
