package io.qingyuan.evidence.internal;

import io.qingyuan.evidence.Event;
import io.qingyuan.evidence.Evidence;
import io.qingyuan.proof.claim.Claim;
import io.qingyuan.proof.claim.Salt;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The events with content and salt, and the leaves that wait for their number. */
@Component
public class JdbcClaims implements Evidence {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String COLUMNS = "select c.id, c.kind, c.subject, c.at, c.content, c.salt, e.number\n";

    private final JdbcClient jdbc;
    private final Clock clock;

    public JdbcClaims(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A sealed event as the database has it.
     *
     * @param number its place in the log; null as long as it waits
     */
    @SuppressWarnings("ArrayRecordComponent") // carries a row; never compared
    record Sealed(
            UUID id,
            String kind,
            Instant at,
            String subject,
            String content,
            byte[] salt,
            @Nullable Long number) {

        /**
         * The event with its salt.
         *
         * @throws IllegalArgumentException if somebody changed the row so that it is none any more
         */
        Claim claim() {
            return new Claim(kind, at, subject, content, Salt.of(salt));
        }
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void seal(List<Event> events) {
        if (events.isEmpty()) {
            return;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        // every content is read again to see that it is canonical: for many, on all cores
        List<Claim> claims = events.parallelStream()
                .map(event -> new Claim(event.kind(), now, event.subject(), event.content(), Salt.generate(RANDOM)))
                .toList();
        if (claims.size() == 1) {
            insert(claims.getFirst());
        } else {
            insert(claims, now);
        }
    }

    /** The usual case, without arrays. */
    private void insert(Claim claim) {
        jdbc.sql("""
                with kept as (
                    insert into evidence.claim (kind, subject, at, content, salt)
                    values (:kind, :subject, :at, :content, :salt)
                    returning id)
                insert into evidence.pending (claim_id, entry) select id, :entry from kept
                """)
                .param("kind", claim.kind())
                .param("subject", claim.subject())
                .param("at", OffsetDateTime.ofInstant(claim.time(), ZoneOffset.UTC))
                .param("content", claim.content())
                .param("salt", claim.salt().bytes())
                .param("entry", claim.leaf().entry())
                .update();
    }

    private void insert(List<Claim> claims, Instant now) {
        // uuidv7() is called once a row, so that claim and leaf share the id
        jdbc.sql("""
                with given as materialized (
                    select uuidv7() as id, kind, subject, content, decode(salt, 'hex') as salt,
                           convert_to(entry, 'UTF8') as entry
                      from unnest(:kinds, :subjects, :contents, :salts, :entries)
                           as event (kind, subject, content, salt, entry)),
                kept as (
                    insert into evidence.claim (id, kind, subject, at, content, salt)
                    select id, kind, subject, :at, content, salt from given)
                insert into evidence.pending (claim_id, entry) select id, entry from given
                """)
                .param("at", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .param("kinds", texts(claims, Claim::kind))
                .param("subjects", texts(claims, Claim::subject))
                .param("contents", texts(claims, Claim::content))
                .param("salts", texts(claims, claim -> claim.salt().hex()))
                .param("entries", texts(claims, claim -> claim.leaf().json().canonical()))
                .update();
    }

    /** What was sealed last about a subject. */
    Optional<Sealed> latest(String subject) {
        return jdbc.sql(COLUMNS + """
                  from evidence.claim c
                  left join evidence.entry e on e.claim_id = c.id
                 where c.subject = :subject
                 order by c.id desc
                 limit 1
                """)
                .param("subject", subject)
                .query(JdbcClaims::sealed)
                .optional();
    }

    /** The numbered events from a number on, by number; a number whose claim is gone is left out. */
    List<Sealed> numbered(long from, int most) {
        return jdbc.sql(COLUMNS + """
                  from evidence.entry e
                  join evidence.claim c on c.id = e.claim_id
                 where e.number >= :from and e.number < :to
                 order by e.number
                """)
                .param("from", from)
                .param("to", from + most)
                .query(JdbcClaims::sealed)
                .list();
    }

    /** Events that have no number and do not wait for one: somebody took their leaves away. */
    List<Sealed> lost(int most) {
        return jdbc.sql(COLUMNS + """
                  from evidence.claim c
                  left join evidence.entry e on e.claim_id = c.id
                 where e.claim_id is null
                   and c.id not in (select claim_id from evidence.pending)
                 order by c.id
                 limit :most
                """)
                .param("most", most)
                .query(JdbcClaims::sealed)
                .list();
    }

    /** Of these claims, those after which nothing was sealed about their subject. */
    Set<UUID> newest(Collection<UUID> claims) {
        return new HashSet<>(jdbc.sql("""
                select c.id
                  from evidence.claim c
                 where c.id = any(cast(:claims as uuid[]))
                   and not exists (select 1 from evidence.claim l where l.subject = c.subject and l.id > c.id)
                """)
                .param("claims", claims.stream().map(UUID::toString).toArray(String[]::new))
                .query(UUID.class)
                .list());
    }

    private static Sealed sealed(ResultSet row, int index) throws SQLException {
        return new Sealed(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("subject"),
                row.getString("content"),
                row.getBytes("salt"),
                row.getObject("number", Long.class));
    }

    private static String[] texts(List<Claim> claims, Function<Claim, String> text) {
        return claims.stream().map(text).toArray(String[]::new);
    }
}
