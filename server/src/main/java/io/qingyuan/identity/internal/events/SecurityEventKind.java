package io.qingyuan.identity.internal.events;

/** What can happen at the door. */
public enum SecurityEventKind {
    SIGNED_IN,
    SIGNED_OUT,
    /** A wrong password, or a login nobody has. */
    SIGN_IN_FAILED,
    /** Too many failures: told to wait (限速锁定). */
    LOCKED_OUT,
    /** A code of the second factor was wrong or used before. */
    CODE_REFUSED,
    RECOVERY_CODE_USED,
    SECOND_FACTOR_CHANGED,
    /** Which roles must use a second factor changed. */
    SECURITY_RULES_CHANGED,
    SESSIONS_ENDED,
    TOKEN_ISSUED,
    TOKEN_REVOKED,
    /** A token that is unknown, expired or revoked. */
    TOKEN_REFUSED,
    /** The policy, or what a token is limited to, refused a request. */
    DENIED,
    /** A write without the token against forged requests. */
    FORGED,
    PERSON_ENTERED,
    /** A post was given, ended or handed over. */
    POSTS_CHANGED,
    /** The policy tables differ from those of the last start. */
    POLICY_CHANGED,
    PASSWORD_CHANGED,
    ACCOUNT_LOCKED,
    ACCOUNT_UNLOCKED,
    /** A person's key was deleted: what was sealed with it is gone for good. */
    PERSONAL_DATA_ERASED,
    /** A new master key wraps all personal keys. */
    KEYS_ROTATED,
    /** What the provider of identities sent was not accepted, or vouches for nobody here. */
    PROVIDER_REFUSED
}
