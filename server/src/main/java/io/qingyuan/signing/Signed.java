package io.qingyuan.signing;

/**
 * A signature as it is kept.
 *
 * @param signer which signer made it, as {@link Signer#id}
 * @param key the public key, {@code name+id+base64}, as {@code ./qingyuan verify --key} takes it
 * @param line the signature line, as C2SP signed-note writes it
 */
public record Signed(String signer, String key, String line) {}
