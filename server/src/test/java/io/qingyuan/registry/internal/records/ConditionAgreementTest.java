package io.qingyuan.registry.internal.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.fields.Condition;
import io.qingyuan.registry.Register;
import io.qingyuan.registry.Registers;
import io.qingyuan.registry.RegistryTest;
import io.qingyuan.support.Trials;
import io.qingyuan.time.Zone;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A condition finds in SQL exactly the records that it holds of when it is evaluated. */
class ConditionAgreementTest extends RegistryTest {

    @Autowired
    private Registers registers;

    @Autowired
    private RecordLists lists;

    @Autowired
    private RecordDesk desk;

    @Autowired
    private Clock clock;

    @Test
    void sqlAndEvaluationAgree() {
        for (int i = 0; i < 12; i++) {
            Map<String, Object> values = new HashMap<>(kiln("条件" + i));
            if (i % 3 == 0) {
                values.remove("capacity");
                values.put("built", "200" + i % 10 + "-01-01");
            } else {
                values.put("capacity", i + ".5");
                values.put("in_network", i % 2 == 0);
            }
            if (i % 4 == 0) {
                values.put("remark", "含有%与_的文字");
            }
            create(values);
        }
        Register kilns = registers.get("kilns");
        List<RecordRow> all = lists.some(kilns, RecordQuery.of(Condition.always()), 500);
        Trials.forAll(150, random -> {
            Condition condition = condition(random, 3);
            List<String> found = lists.some(kilns, RecordQuery.of(condition), 500).stream()
                    .map(row -> row.id().toString())
                    .toList();
            List<String> holding = all.stream()
                    .filter(row -> condition.holds(new Condition.Known(
                            kilns.form(), row.values(), kilns.words(row.state()), Zone.dayOf(clock.instant()))))
                    .map(row -> row.id().toString())
                    .toList();
            assertThat(found).as(condition.toString()).isEqualTo(holding);
        });
        assertThat(desk.known(kilns, "candidate", all.getFirst().values()).states())
                .contains("candidate");
    }

    private static Condition condition(RandomGenerator random, int depth) {
        if (depth > 0 && random.nextInt(3) == 0) {
            List<Condition> parts = new ArrayList<>();
            for (int i = random.nextInt(3); i >= 0; i--) {
                parts.add(condition(random, depth - 1));
            }
            return switch (random.nextInt(3)) {
                case 0 -> new Condition.All(parts);
                case 1 -> new Condition.Any(parts);
                default -> new Condition.Not(parts.getFirst());
            };
        }
        return switch (random.nextInt(8)) {
            case 0 -> new Condition.In("fuel", List.of("coal", "gas"));
            case 1 -> new Condition.In("capacity", List.of("4.50", "35.5"));
            case 2 -> new Condition.Compare("capacity", order(random), Integer.toString(random.nextInt(12)));
            case 3 -> new Condition.Compare("built", order(random), random.nextBoolean() ? "today-7000" : "2006-01-01");
            case 4 -> new Condition.Filled(random.nextBoolean() ? "built" : "place", random.nextBoolean());
            case 5 -> new Condition.Contains("remark", random.nextBoolean() ? "%" : "_的");
            case 6 -> new Condition.In("in_network", List.of(Boolean.toString(random.nextBoolean())));
            default -> new Condition.StateIn(List.of(random.nextBoolean() ? "ended" : "candidate"));
        };
    }

    private static Condition.Order order(RandomGenerator random) {
        Condition.Order[] orders = Condition.Order.values();
        return orders[random.nextInt(orders.length)];
    }
}
