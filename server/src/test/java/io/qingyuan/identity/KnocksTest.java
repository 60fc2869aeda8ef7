package io.qingyuan.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qingyuan.identity.Knocks.Measure;
import io.qingyuan.packs.CanonicalJson;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.support.ServerTest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class KnocksTest {

    private static final String ADDRESS = "203.0.113.9";

    @Autowired
    private JdbcClient jdbc;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2031-03-04T02:00:00Z"));
    private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);

    @Test
    void whatIsBeyondTheMeasureWaitsUntilItsTimeIsOver() {
        Knocks knocks = new Knocks(jdbc, clock);
        Measure two = measure();
        knocks.count(ADDRESS, two);
        pass(Duration.ofMinutes(10));
        knocks.count(ADDRESS, two);
        pass(Duration.ofMinutes(10));

        assertThatThrownBy(() -> knocks.count(ADDRESS, two)).isInstanceOfSatisfying(ProblemException.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(IdentityProblem.TOO_OFTEN);
            assertThat(refusal.arguments()).containsExactly(2, 60L, 40 * 60);
        });

        pass(Duration.ofMinutes(40));
        knocks.count(ADDRESS, two);
    }

    @Test
    void othersAndOtherDeedsAreCountedApart() {
        Knocks knocks = new Knocks(jdbc, clock);
        Measure two = measure();
        knocks.count(ADDRESS, two);
        knocks.count(ADDRESS, two);
        knocks.count("203.0.113.10", two);
        knocks.count(ADDRESS, measure());
    }

    @Test
    void aRestartAndASecondServerCountOn() {
        Measure two = measure();
        new Knocks(jdbc, clock).count(ADDRESS, two);
        new Knocks(jdbc, clock).count(ADDRESS, two);
        assertThatThrownBy(() -> new Knocks(jdbc, clock).count(ADDRESS, two)).isInstanceOf(ProblemException.class);
    }

    @Test
    void whoseAKnockWasIsForgottenTheDayAfter() {
        Knocks knocks = new Knocks(jdbc, clock);
        Measure two = measure();
        knocks.count(ADDRESS, two);
        assertThat(jdbc.sql("select who from identity.knock where what = :what")
                        .param("what", two.what())
                        .query(String.class)
                        .list())
                .singleElement()
                .asString()
                .as("a hash under the day's salt")
                .matches("[0-9a-f]{24}")
                .isNotEqualTo(plainHash());

        pass(Duration.ofDays(2));
        knocks.forget();

        assertThat(kept(two)).isZero();
        assertThat(jdbc.sql("select count(*) from identity.knock_salt where day < date '2031-03-06'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    /** What anybody could compute of an address without the salt. */
    private static String plainHash() {
        return CanonicalJson.sha256(ADDRESS.getBytes(StandardCharsets.UTF_8)).substring(0, 24);
    }

    private static Measure measure() {
        return new Measure("test." + UUID.randomUUID(), 2, Duration.ofHours(1));
    }

    private void pass(Duration time) {
        now.updateAndGet(at -> at.plus(time));
    }

    private int kept(Measure measure) {
        return jdbc.sql("select count(*) from identity.knock where what = :what")
                .param("what", measure.what())
                .query(Integer.class)
                .single();
    }
}
