package io.qingyuan.registry.internal.open;

import io.qingyuan.files.FileId;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.registry.RegistryProblem;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps visitors to what people do by hand: challenges that are solved once, and are a ticket then. */
@Component
class Visitors {

    private static final Duration SOLVED_WITHIN = Duration.ofMinutes(10);
    private static final Duration TICKET_GOOD_FOR = Duration.ofMinutes(60);
    private static final int TRIES = 3;
    private static final int FILES_A_TICKET = 6;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Captcha captcha = new Captcha(RANDOM);

    Visitors(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A challenge with its picture. */
    @SuppressWarnings("ArrayRecordComponent") // carries an answer's body; never compared
    record Challenge(UUID id, byte[] picture) {}

    @Transactional
    public Challenge challenge() {
        Instant now = clock.instant();
        jdbc.sql("delete from registry.challenge where made_at < :before")
                .param("before", time(now.minus(TICKET_GOOD_FOR.multipliedBy(2))))
                .update();
        String digits = captcha.digits();
        UUID id = jdbc.sql("insert into registry.challenge (answer, made_at) values (:answer, :now) returning id")
                .param("answer", digits)
                .param("now", time(now))
                .query(UUID.class)
                .single();
        return new Challenge(id, captcha.draw(digits));
    }

    /** Solves a challenge; it then is a ticket. A wrong answer counts, and the third ends it. */
    @Transactional
    public boolean solve(UUID challenge, String answer) {
        Instant now = clock.instant();
        return jdbc.sql("""
                update registry.challenge
                   set tries = tries + 1, solved_at = case when answer = :answer then cast(:now as timestamptz) end
                 where id = :id and solved_at is null and tries < :tries and made_at > :since
                returning solved_at is not null
                """)
                .param("id", challenge)
                .param("answer", answer.strip())
                .param("now", time(now))
                .param("tries", TRIES)
                .param("since", time(now.minus(SOLVED_WITHIN)))
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** Notes a file that came with a ticket. */
    @Transactional
    public void file(UUID ticket, FileId file) {
        int noted = jdbc.sql("""
                update registry.challenge
                   set files = files || cast(:file as uuid)
                 where id = :id and solved_at > :since and used_at is null and cardinality(files) < :most
                """)
                .param("id", ticket)
                .param("file", file.value())
                .param("since", time(clock.instant().minus(TICKET_GOOD_FOR)))
                .param("most", FILES_A_TICKET)
                .update();
        if (noted == 0) {
            throw new ProblemException(RegistryProblem.TICKET);
        }
    }

    /** Whether a ticket still holds. */
    @Transactional(readOnly = true)
    public void require(UUID ticket) {
        boolean holds = Boolean.TRUE.equals(jdbc.sql("""
                select exists (select 1 from registry.challenge where id = :id and solved_at > :since and used_at is null)
                """)
                .param("id", ticket)
                .param("since", time(clock.instant().minus(TICKET_GOOD_FOR)))
                .query(Boolean.class)
                .single());
        if (!holds) {
            throw new ProblemException(RegistryProblem.TICKET);
        }
    }

    /** Uses a ticket up, in the caller's transaction; the files that came with it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Set<String> use(UUID ticket) {
        Instant now = clock.instant();
        return jdbc.sql("""
                update registry.challenge set used_at = :now
                 where id = :id and solved_at > :since and used_at is null
                returning files
                """)
                .param("id", ticket)
                .param("now", time(now))
                .param("since", time(now.minus(TICKET_GOOD_FOR)))
                .query((row, _) -> {
                    Set<String> files = new LinkedHashSet<>();
                    for (UUID file : (UUID[]) row.getArray("files").getArray()) {
                        files.add(file.toString());
                    }
                    return files;
                })
                .optional()
                .orElseThrow(() -> new ProblemException(RegistryProblem.TICKET));
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
