package io.qingyuan.signing.internal;

import io.qingyuan.identity.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keys, and how often somebody guessed. */
@Component
class JdbcKeys {

    private static final int FREE_TRIES = 5;
    private static final int FIRST_WAIT_SECONDS = 15;
    private static final int LONGEST_WAIT_SECONDS = 900;

    private static final String SELECT = """
            select k.id, k.person_id, k.algorithm, k.public_key, k.salt, k.memory_kib, k.passes, k.nonce, k.wrapped, k.made_at,
                   e.ended_at, e.why
              from signing.key k
              left join signing.key_end e on e.key_id = k.id
            """;

    private final JdbcClient jdbc;

    JdbcKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(PersonalKey key) {
        jdbc.sql("""
                        insert into signing.key
                               (id, person_id, algorithm, public_key, salt, memory_kib, passes, nonce, wrapped, made_at)
                        values (:id, :person, :algorithm, :public, :salt, :memory, :passes, :nonce, :wrapped, :made)
                        """)
                .param("id", key.id())
                .param("person", key.person().value())
                .param("algorithm", key.algorithm().word())
                .param("public", key.publicKey())
                .param("salt", key.wrapping().salt())
                .param("memory", key.wrapping().memoryKib())
                .param("passes", key.wrapping().passes())
                .param("nonce", key.wrapping().nonce())
                .param("wrapped", key.wrapping().wrapped())
                .param("made", key.made().atOffset(ZoneOffset.UTC))
                .update();
    }

    void end(UUID key, String why, Instant at) {
        jdbc.sql("insert into signing.key_end (key_id, why, ended_at) values (:key, :why, :at)")
                .param("key", key)
                .param("why", why)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The keys of a person, the newest first. */
    List<PersonalKey> list(PersonId person) {
        return jdbc.sql(SELECT + " where k.person_id = :person order by k.made_at desc, k.id desc")
                .param("person", person.value())
                .query(JdbcKeys::key)
                .list();
    }

    Optional<PersonalKey> find(String publicKey) {
        return jdbc.sql(SELECT + " where k.public_key = :key")
                .param("key", publicKey)
                .query(JdbcKeys::key)
                .optional();
    }

    Optional<PersonalKey> find(UUID id) {
        return jdbc.sql(SELECT + " where k.id = :id")
                .param("id", id)
                .query(JdbcKeys::key)
                .optional();
    }

    private static PersonalKey key(ResultSet row, int number) throws SQLException {
        OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
        return new PersonalKey(
                row.getObject("id", UUID.class),
                new PersonId(row.getObject("person_id", UUID.class)),
                Algorithm.find(row.getString("algorithm")).orElseThrow(),
                row.getString("public_key"),
                new Wrapping(
                        row.getBytes("salt"),
                        row.getInt("memory_kib"),
                        row.getInt("passes"),
                        row.getBytes("nonce"),
                        row.getBytes("wrapped")),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                ended == null ? null : ended.toInstant(),
                row.getString("why"));
    }

    /** How long the person must wait before the next try; zero when it may be now. */
    Duration wait(PersonId person) {
        return jdbc.sql("""
                        select coalesce(ceil(extract(epoch from max(free_at) - clock_timestamp())), 0)::int
                          from signing.attempt where person_id = :person
                        """)
                .param("person", person.value())
                .query((row, _) -> Duration.ofSeconds(Math.max(0, row.getInt(1))))
                .single();
    }

    /** Counts a try before the passphrase is looked at, and keeps the count whatever becomes of the signature. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void count(PersonId person) {
        jdbc.sql("""
                        insert into signing.attempt as a (person_id, failures, free_at) values (:person, 1, clock_timestamp())
                        on conflict (person_id) do update
                           set failures = a.failures + 1,
                               free_at = clock_timestamp() + case when a.failures + 1 < :free then interval '0' else
                                   make_interval(secs => least(:longest, :first * power(2, least(a.failures + 1 - :free, 20)))) end
                        """)
                .param("person", person.value())
                .param("free", FREE_TRIES)
                .param("first", FIRST_WAIT_SECONDS)
                .param("longest", LONGEST_WAIT_SECONDS)
                .update();
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void forget(PersonId person) {
        jdbc.sql("update signing.attempt set failures = 0, free_at = clock_timestamp() where person_id = :person")
                .param("person", person.value())
                .update();
    }
}
