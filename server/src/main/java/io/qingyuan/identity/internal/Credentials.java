package io.qingyuan.identity.internal;

import io.qingyuan.identity.PersonId;
import java.security.SecureRandom;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/** Passwords: Argon2id hashes only. */
@Component
class Credentials {

    /** No look-alikes; 56 characters, so sixteen of them carry 92 bits. */
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    private final Argon2PasswordEncoder encoder = new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, 1, 19 * 1024, 2);

    /**
     * For generated passwords: 92 random bits need no memory-hard hash to resist guessing, and a first start makes some
     * hundred of them. The first successful sign-in hashes again with full strength.
     */
    private final Argon2PasswordEncoder generatedEncoder = new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, 1, 256, 1);

    private final String nobody = encoder.encode("nobody has this password");
    private final SecureRandom random = new SecureRandom();
    private final JdbcClient jdbc;

    Credentials(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether the password is the person's and the person is not locked. */
    boolean verify(PersonId person, String password) {
        Optional<Stored> stored = find(person);
        if (stored.isEmpty() || stored.get().locked()) {
            verifyNothing(password);
            return false;
        }
        String hash = stored.get().hash();
        if (!encoder.matches(password, hash)) {
            return false;
        }
        if (encoder.upgradeEncoding(hash)) {
            jdbc.sql("update identity.credential set hash = :hash where person_id = :person and hash = :old")
                    .param("hash", encoder.encode(password))
                    .param("person", person.value())
                    .param("old", hash)
                    .update();
        }
        return true;
    }

    /** Takes as long as verifying, so that time does not tell which logins exist. */
    void verifyNothing(String password) {
        boolean never = encoder.matches(password, nobody);
        if (never) {
            throw new IllegalStateException("the password of nobody was guessed");
        }
    }

    /** Sets a generated password and returns it. */
    String generate(PersonId person) {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < 16; i++) {
            if (i > 0 && i % 4 == 0) {
                password.append('-');
            }
            password.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        store(person, generatedEncoder.encode(password), true);
        return password.toString();
    }

    void set(PersonId person, String password) {
        store(person, encoder.encode(password), false);
    }

    /** Whether the password is still the one that was generated. */
    boolean first(PersonId person) {
        return find(person).map(Stored::first).orElse(false);
    }

    boolean locked(PersonId person) {
        return find(person).map(Stored::locked).orElse(false);
    }

    void lock(PersonId person, String reason) {
        jdbc.sql("""
                update identity.credential
                   set locked_at = clock_timestamp(), lock_reason = :reason
                 where person_id = :person and locked_at is null
                """).param("reason", reason).param("person", person.value()).update();
    }

    void unlock(PersonId person) {
        jdbc.sql("update identity.credential set locked_at = null, lock_reason = null where person_id = :person")
                .param("person", person.value())
                .update();
    }

    void remove(PersonId person) {
        jdbc.sql("delete from identity.credential where person_id = :person")
                .param("person", person.value())
                .update();
    }

    private record Stored(String hash, boolean first, boolean locked) {}

    private Optional<Stored> find(PersonId person) {
        return jdbc.sql("""
                select hash, first, locked_at is not null as locked
                  from identity.credential
                 where person_id = :person
                """)
                .param("person", person.value())
                .query((row, _) -> new Stored(row.getString("hash"), row.getBoolean("first"), row.getBoolean("locked")))
                .optional();
    }

    private void store(PersonId person, String hash, boolean first) {
        jdbc.sql("""
                insert into identity.credential (person_id, hash, first, changed_at)
                values (:person, :hash, :first, clock_timestamp())
                on conflict (person_id) do update
                   set hash = excluded.hash, first = excluded.first, changed_at = excluded.changed_at
                """)
                .param("person", person.value())
                .param("hash", hash)
                .param("first", first)
                .update();
    }
}
