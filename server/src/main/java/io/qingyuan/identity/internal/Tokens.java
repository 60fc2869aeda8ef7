package io.qingyuan.identity.internal;

import io.qingyuan.identity.PersonId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** API tokens. Only a hash is kept: 256 random bits need no slow hash. Needs nothing but a database connection. */
@Component
public class Tokens {

    private static final String PREFIX = "qy_";
    private static final int SECRET_BYTES = 32;

    private final JdbcClient jdbc;
    private final SecureRandom random = new SecureRandom();

    public Tokens(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Makes a token; the returned text is the only copy. */
    public String issue(PersonId person, String note, Duration life) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        String token = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        jdbc.sql("""
                insert into identity.token (person_id, hash, note, expires_at)
                values (:person, :hash, :note, clock_timestamp() + make_interval(secs => :seconds))
                """)
                .param("person", person.value())
                .param("hash", hash(token))
                .param("note", note)
                .param("seconds", life.toSeconds())
                .update();
        return token;
    }

    /** Whose token it is, if it is valid now; notes the use, to the minute. */
    Optional<PersonId> bearer(String token) {
        byte[] hash = hash(token);
        Optional<PersonId> person =
                jdbc.sql("""
                select t.person_id
                  from identity.token t
                  left join identity.credential c on c.person_id = t.person_id
                 where t.hash = :hash
                   and t.revoked_at is null
                   and t.expires_at > clock_timestamp()
                   and c.locked_at is null
                """).param("hash", hash).query(UUID.class).optional().map(PersonId::new);
        if (person.isPresent()) {
            jdbc.sql("""
                    update identity.token
                       set used_at = clock_timestamp()
                     where hash = :hash
                       and (used_at is null or used_at < clock_timestamp() - interval '1 minute')
                    """).param("hash", hash).update();
        }
        return person;
    }

    List<TokenView> of(PersonId person) {
        return jdbc.sql("""
                select id, note, created_at, expires_at, used_at, revoked_at
                  from identity.token
                 where person_id = :person
                 order by created_at desc, id
                """)
                .param("person", person.value())
                .query((row, _) -> new TokenView(
                        row.getObject("id", UUID.class),
                        row.getString("note"),
                        row.getTimestamp("created_at").toInstant(),
                        row.getTimestamp("expires_at").toInstant(),
                        Rows.instant(row, "used_at"),
                        Rows.instant(row, "revoked_at")))
                .list();
    }

    boolean revoke(PersonId person, UUID token) {
        return jdbc.sql("""
                        update identity.token
                           set revoked_at = clock_timestamp()
                         where id = :id and person_id = :person and revoked_at is null
                        """).param("id", token).param("person", person.value()).update() > 0;
    }

    int revokeAll(PersonId person) {
        return jdbc.sql("""
                update identity.token
                   set revoked_at = clock_timestamp()
                 where person_id = :person and revoked_at is null and expires_at > clock_timestamp()
                """).param("person", person.value()).update();
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
