package io.qingyuan.identity.internal;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Decision;
import io.qingyuan.identity.Policy;
import io.qingyuan.identity.Rule;
import io.qingyuan.identity.RuleSource;
import io.qingyuan.identity.Scope;
import io.qingyuan.identity.Thing;
import io.qingyuan.identity.Verb;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The tables together with what packs say. Packs may be activated on another server, so the sources are asked again after a
 * second; in between a decision costs what it costs by the tables alone.
 */
final class LivePolicy implements Policy {

    private static final long ASKED_AGAIN_NANOS = Duration.ofSeconds(1).toNanos();

    private record Built(List<String> versions, TablePolicy policy) {}

    private final List<Rule> tables;
    private final Sources sources;
    private final TablePolicy.Ground ground;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable Built built;
    private volatile long askedAt;

    LivePolicy(List<Rule> tables, Sources sources, TablePolicy.Ground ground) {
        this.tables = List.copyOf(tables);
        this.sources = sources;
        this.ground = ground;
    }

    /** Found when they are first asked: modules that bring rules need the policy themselves. */
    @FunctionalInterface
    interface Sources {
        Stream<RuleSource> stream();
    }

    private TablePolicy now() {
        Built last = built;
        if (last != null && System.nanoTime() - askedAt < ASKED_AGAIN_NANOS) {
            return last.policy();
        }
        if (!asking.tryLock()) {
            if (last != null) {
                return last.policy();
            }
            asking.lock();
        }
        try {
            return ask();
        } finally {
            asking.unlock();
        }
    }

    private TablePolicy ask() {
        List<RuleSource> all = sources.stream().toList();
        List<String> versions = all.stream().map(RuleSource::version).toList();
        Built last = built;
        if (last == null || !last.versions().equals(versions)) {
            List<Rule> rules = new ArrayList<>(tables);
            all.forEach(source -> rules.addAll(source.rules()));
            last = new Built(versions, new TablePolicy(rules, ground));
            built = last;
        }
        askedAt = System.nanoTime();
        return last.policy();
    }

    @Override
    public Decision decide(Actor actor, Verb verb, Thing thing) {
        return now().decide(actor, verb, thing);
    }

    @Override
    public boolean somewhere(Actor actor, Verb verb, String kind) {
        return now().somewhere(actor, verb, kind);
    }

    @Override
    public Scope scope(Actor actor, Verb verb, String kind) {
        return now().scope(actor, verb, kind);
    }

    @Override
    public Set<String> rights(Actor actor) {
        return now().rights(actor);
    }

    @Override
    public Set<String> acts() {
        return now().acts();
    }

    @Override
    public void require(Actor actor, Verb verb, Thing thing) {
        now().require(actor, verb, thing);
    }
}
