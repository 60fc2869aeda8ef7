package io.qingyuan.receipts;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.support.Trials;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CanonicalTest {

    @Test
    void decimalsKeepTheirDigits() {
        assertThat(Canonical.of(Map.of("value", new BigDecimal("98.50"))).text())
                .isEqualTo("{\"value\":\"98.50\"}");
        assertThat(Canonical.of(Map.of("value", new BigDecimal("98.50"))).hash())
                .isNotEqualTo(
                        Canonical.of(Map.of("value", new BigDecimal("98.5"))).hash());
    }

    @Test
    void theOrderOfMembersDoesNotMatter() {
        Trials.forAll(200, random -> {
            Map<String, Object> members = members(random, 3);
            List<String> names = new ArrayList<>(members.keySet());
            Collections.shuffle(names, random);
            Map<String, Object> shuffled = new LinkedHashMap<>();
            names.forEach(name -> shuffled.put(name, members.get(name)));

            assertThat(Canonical.of(shuffled)).isEqualTo(Canonical.of(members));
        });
    }

    @Test
    void whatIsReadBackHasTheSameBytes() {
        Trials.forAll(200, random -> {
            Canonical canonical = Canonical.of(members(random, 3));

            assertThat(Canonical.of(canonical.tree())).isEqualTo(canonical);
        });
    }

    @Test
    void anyOtherContentHasAnotherHash() {
        Trials.forAll(200, random -> {
            Map<String, Object> members = members(random, 2);
            Canonical before = Canonical.of(members);
            members.put("another", random.nextLong(1L << 50));

            assertThat(Canonical.of(members).hash()).isNotEqualTo(before.hash());
        });
    }

    private static Map<String, Object> members(Random random, int depth) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (int i = random.nextInt(6); i >= 0; i--) {
            members.put(text(random), value(random, depth));
        }
        return members;
    }

    private static Object value(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 4 : 6)) {
            case 0 -> text(random);
            case 1 -> random.nextInt();
            case 2 -> new BigDecimal(random.nextInt()).movePointLeft(random.nextInt(6));
            case 3 -> random.nextBoolean();
            case 4 -> members(random, depth - 1);
            default -> List.of(value(random, depth - 1), value(random, depth - 1));
        };
    }

    private static String text(Random random) {
        return random.ints(random.nextInt(1, 8), 0x20, 0x9fff)
                .filter(Character::isDefined)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .append(random.nextInt(100))
                .toString();
    }
}
