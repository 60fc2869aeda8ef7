package io.qingyuan.identity.internal;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.AreaId;
import io.qingyuan.identity.Assignment;
import io.qingyuan.identity.PersonId;
import io.qingyuan.identity.Role;
import io.qingyuan.identity.Thing;
import io.qingyuan.identity.Title;
import io.qingyuan.identity.UnitId;
import io.qingyuan.identity.Verb;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One answer of the policy with the shipped tables, for a person of three posts; without grants, which are rows to be asked for. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PolicyBench {
    private static final int AREAS = 100;

    private final TablePolicy policy = policy();
    private final Actor actor = actor();
    private final Thing own = Thing.of("statistics.figure").unit(new UnitId("unit-2"));
    private final Thing others = Thing.of("statistics.figure").unit(new UnitId("unit-9"));
    private final Thing open = Thing.of("plan.commitment").unit(new UnitId("unit-9"));

    /** A thing of the unit of the last post. */
    @Benchmark
    public boolean allowedByUnit() {
        return policy.allows(actor, Verb.WRITE, own);
    }

    /** Every rule is looked at, none allows it. */
    @Benchmark
    public boolean denied() {
        return policy.allows(actor, Verb.WRITE, others);
    }

    @Benchmark
    public boolean allowedToAll() {
        return policy.allows(actor, Verb.READ, open);
    }

    /** What a list asks for once. */
    @Benchmark
    public Object scope() {
        return policy.scope(actor, Verb.WRITE, "statistics.figure");
    }

    private static TablePolicy policy() {
        try {
            return new TablePolicy(PolicyTables.load(), new NoGrants());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Actor actor() {
        Set<AreaId> areas =
                IntStream.range(0, AREAS).mapToObj(i -> new AreaId("area-" + i)).collect(Collectors.toSet());
        List<Assignment> posts = List.of(
                new Assignment(Role.LEADER, new UnitId("unit-0"), null, areas, null, false),
                new Assignment(Role.DATA_REVIEWER, new UnitId("unit-1"), null, areas, null, false),
                new Assignment(Role.DATA_OFFICER, new UnitId("unit-2"), null, areas, null, true));
        return new Actor(new PersonId(new UUID(0, 1)), "bench", Locale.ENGLISH, posts);
    }

    private record NoGrants() implements TablePolicy.Ground {
        @Override
        public boolean assigned(Actor actor, String kind, String thingId) {
            return false;
        }

        @Override
        public Set<String> assigned(Actor actor, String kind) {
            return Set.of();
        }

        @Override
        public Title title(UnitId unit) {
            return Title.of(unit.value(), null);
        }
    }
}
