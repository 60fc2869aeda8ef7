package io.qingyuan.evidence.internal;

import io.qingyuan.evidence.Event;
import io.qingyuan.evidence.Evidence;
import io.qingyuan.proof.claim.Claim;
import io.qingyuan.proof.claim.Salt;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
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

    private final JdbcClient jdbc;
    private final Clock clock;

    public JdbcClaims(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A sealed event.
     *
     * @param number its place in the log; null as long as it waits
     */
    record Sealed(UUID id, Claim claim, @Nullable Long number) {}

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void seal(List<Event> events) {
        if (events.isEmpty()) {
            return;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<Claim> claims = events.stream()
                .map(event -> new Claim(
                        event.kind(), now, event.subject(), event.content().canonical(), Salt.generate(RANDOM)))
                .toList();
        jdbc.sql("""
                with sealed as (
                    insert into evidence.claim (kind, subject, at, content, salt, entry)
                    select kind, subject, :at, content, decode(salt, 'hex'), decode(entry, 'hex')
                      from unnest(:kinds, :subjects, :contents, :salts, :entries)
                           as event (kind, subject, content, salt, entry)
                    returning id)
                insert into evidence.pending (claim_id) select id from sealed
                """)
                .param("at", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .param("kinds", texts(claims, Claim::kind))
                .param("subjects", texts(claims, Claim::subject))
                .param("contents", texts(claims, Claim::content))
                .param("salts", texts(claims, claim -> claim.salt().hex()))
                .param(
                        "entries",
                        texts(claims, claim -> HexFormat.of().formatHex(claim.leaf().entry())))
                .update();
    }

    /** What was sealed last about a subject. */
    Optional<Sealed> latest(String subject) {
        return jdbc.sql("""
                select c.id, c.kind, c.subject, c.at, c.content, c.salt, e.number
                  from evidence.claim c
                  left join evidence.entry e on e.claim_id = c.id
                 where c.subject = :subject
                 order by c.id desc
                 limit 1
                """)
                .param("subject", subject)
                .query((row, _) -> new Sealed(
                        row.getObject("id", UUID.class),
                        new Claim(
                                row.getString("kind"),
                                row.getObject("at", OffsetDateTime.class).toInstant(),
                                row.getString("subject"),
                                row.getString("content"),
                                Salt.of(row.getBytes("salt"))),
                        row.getObject("number", Long.class)))
                .optional();
    }

    private static String[] texts(List<Claim> claims, Function<Claim, String> text) {
        return claims.stream().map(text).toArray(String[]::new);
    }
}
