package io.qingyuan.identity.internal;

import io.qingyuan.identity.PersonId;
import io.qingyuan.identity.TokenLimits;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    /** Whose a token is and what it is limited to. */
    record Bearer(PersonId person, TokenLimits limits) {}

    /** Makes a token; the returned text is the only copy. */
    public String issue(PersonId person, String note, Duration life, TokenLimits limits) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        String token = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        jdbc.sql("""
                insert into identity.token (person_id, hash, note, expires_at, read_only, modules)
                values (:person, :hash, :note, clock_timestamp() + make_interval(secs => :seconds), :readOnly, :modules)
                """)
                .param("person", person.value())
                .param("hash", hash(token))
                .param("note", note)
                .param("seconds", life.toSeconds())
                .param("readOnly", limits.readOnly())
                .param("modules", limits.modules().stream().sorted().toArray(String[]::new))
                .update();
        return token;
    }

    /** Whose token it is, if it is valid now; notes the use, to the minute. */
    Optional<Bearer> bearer(String token) {
        byte[] hash = hash(token);
        Optional<Bearer> bearer = jdbc.sql("""
                select t.person_id, t.read_only, t.modules
                  from identity.token t
                  left join identity.credential c on c.person_id = t.person_id
                 where t.hash = :hash
                   and t.revoked_at is null
                   and t.expires_at > clock_timestamp()
                   and c.locked_at is null
                """)
                .param("hash", hash)
                .query((row, _) -> new Bearer(
                        new PersonId(row.getObject("person_id", UUID.class)),
                        new TokenLimits(row.getBoolean("read_only"), Set.copyOf(Rows.texts(row, "modules")))))
                .optional();
        if (bearer.isPresent()) {
            jdbc.sql("""
                    update identity.token
                       set used_at = clock_timestamp()
                     where hash = :hash
                       and (used_at is null or used_at < clock_timestamp() - interval '1 minute')
                    """).param("hash", hash).update();
        }
        return bearer;
    }

    List<TokenView> of(PersonId person) {
        return jdbc.sql("""
                select id, note, created_at, expires_at, used_at, revoked_at, read_only, modules
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
                        Rows.instant(row, "revoked_at"),
                        row.getBoolean("read_only"),
                        Rows.texts(row, "modules")))
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
