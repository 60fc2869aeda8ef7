package io.qingyuan.packs;

/**
 * One version of a pack. Two versions are the same content exactly when their hashes are equal; the version number is for
 * people.
 *
 * @param hash SHA-256 over the paths and hashes of its files, in hex
 */
public record PackVersion(PackId id, String version, String hash) {}
