package io.qingyuan.identity;

import io.qingyuan.problem.ProblemException;
import io.qingyuan.time.Zone;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps people without a session (访客) to a measure. Counts stand in the database, so that a restart or a second server
 * forgets none; whose they are is a hash under a salt that is drawn anew every day and deleted the day after, so that nobody
 * can tell later who asked for what.
 */
@Component
public class Knocks {

    private static final int WHO_BYTES = 12;
    private static final int SALT_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final Clock clock;
    private volatile @Nullable Salt salt;

    Knocks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * How often somebody may do something.
     *
     * @param what by module and deed, such as {@code registry.report}
     * @param within counted from the first knock; whole minutes
     */
    public record Measure(String what, int most, Duration within) {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Salt(LocalDate day, byte[] value) {}

    /**
     * Counts a knock, whatever becomes of it.
     *
     * @throws ProblemException {@link IdentityProblem#TOO_OFTEN} beyond the measure
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void count(String address, Measure measure) {
        Instant now = clock.instant();
        int seconds = jdbc.sql("""
                insert into identity.knock as k (who, what, since, count) values (:who, :what, :now, 1)
                on conflict (who, what) do update
                   set since = case when k.since <= :ended then excluded.since else k.since end,
                       count = case when k.since <= :ended then 1 else k.count + 1 end
                returning case when count > :most then extract(epoch from since - :ended) else 0 end
                """)
                .param("who", who(address, Zone.dayOf(now)))
                .param("what", measure.what())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("ended", now.minus(measure.within()).atOffset(ZoneOffset.UTC))
                .param("most", measure.most())
                .query((row, _) -> (int) Math.ceil(row.getDouble(1)))
                .single();
        if (seconds > 0) {
            throw new ProblemException(
                    IdentityProblem.TOO_OFTEN, measure.most(), measure.within().toMinutes(), seconds);
        }
    }

    /** Forgets the knocks of the days before, and whose they were. */
    @Transactional
    public void forget() {
        Instant now = clock.instant();
        jdbc.sql("delete from identity.knock where since < :before")
                .param("before", now.minus(Duration.ofDays(1)).atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("delete from identity.knock_salt where day < :today")
                .param("today", Zone.dayOf(now))
                .update();
    }

    private String who(String address, LocalDate day) {
        Salt known = salt;
        if (known == null || !known.day().equals(day)) {
            known = new Salt(day, saltOf(day));
            salt = known;
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(known.value());
            return HexFormat.of().formatHex(digest.digest(address.getBytes(StandardCharsets.UTF_8)), 0, WHO_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One salt a day, whichever server draws it first. */
    private byte[] saltOf(LocalDate day) {
        byte[] fresh = new byte[SALT_BYTES];
        RANDOM.nextBytes(fresh);
        return jdbc.sql("""
                insert into identity.knock_salt (day, salt) values (:day, :fresh)
                on conflict (day) do update set day = excluded.day
                returning salt
                """)
                .param("day", day)
                .param("fresh", fresh)
                .query(byte[].class)
                .single();
    }
}
