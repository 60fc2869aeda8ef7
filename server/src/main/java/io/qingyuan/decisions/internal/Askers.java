package io.qingyuan.decisions.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.qingyuan.decisions.DecisionProblem;
import io.qingyuan.problem.ProblemException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** Keeps people without a session to so many requests an hour. Counted in memory alone: who asked is kept nowhere. */
@Component
class Askers {

    private static final int MOST_ADDRESSES = 100_000;

    private final Cache<Seen, AtomicInteger> counts = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofHours(1))
            .maximumSize(MOST_ADDRESSES)
            .build();

    /** What somebody does, and how often an hour. */
    enum Knock {
        READ(600),
        ASK(60);

        private final int anHour;

        Knock(int anHour) {
            this.anHour = anHour;
        }
    }

    private record Seen(String address, Knock knock) {}

    /** Counts a request, whatever becomes of it; refuses those beyond the measure. */
    void knock(String address, Knock knock) {
        int count =
                counts.get(new Seen(address, knock), _ -> new AtomicInteger()).incrementAndGet();
        if (count > knock.anHour) {
            throw new ProblemException(DecisionProblem.TOO_OFTEN, knock.anHour);
        }
    }
}
