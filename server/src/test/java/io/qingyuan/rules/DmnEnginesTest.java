package io.qingyuan.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.rules.DmnProblem.Kind;
import io.qingyuan.rules.DmnResult.Decided;
import io.qingyuan.support.Trials;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random tables: our engine, Apache KIE and a naive reading of the table say the same. */
class DmnEnginesTest {

    private record Line(int low, boolean lowIn, int high, boolean highIn, String kind, String grade) {

        boolean holds(BigDecimal amount, String given) {
            int low = amount.compareTo(BigDecimal.valueOf(this.low));
            int high = amount.compareTo(BigDecimal.valueOf(this.high));
            return (lowIn ? low >= 0 : low > 0)
                    && (highIn ? high <= 0 : high < 0)
                    && (kind.equals("-") || kind.equals(given));
        }

        String row() {
            return (lowIn ? "[" : "(") + low + ".." + high + (highIn ? "]" : ")") + "|"
                    + (kind.equals("-") ? "-" : "\"" + kind + "\"") + "|\"" + grade + "\"";
        }
    }

    @Test
    void threeReadingsOfARandomTableAgree() {
        Trials.forAll(25, random -> {
            List<Line> lines = lines(random);
            DmnDecision table = DmnDecision.compile(DmnTexts.table(
                    "hitPolicy=\"FIRST\"", lines.stream().map(Line::row).toArray(String[]::new)));
            for (int i = 0; i < 30; i++) {
                BigDecimal amount = BigDecimal.valueOf(random.nextInt(-10, 210), 1);
                String kind = random.nextBoolean() ? "a" : "b";
                Map<String, Object> values = Map.of("amount", amount, "kind", kind);
                DmnResult ours = table.evaluate(values);
                DmnResult kie = table.evaluateByKie(values);
                int naive = 0;
                while (naive < lines.size() && !lines.get(naive).holds(amount, kind)) {
                    naive++;
                }
                if (naive == lines.size()) {
                    assertThat(ours).isInstanceOf(DmnResult.Fault.class);
                    assertThat(kie).isInstanceOf(DmnResult.Fault.class);
                } else {
                    assertThat(ours)
                            .isEqualTo(new Decided(
                                    Map.of("grade", lines.get(naive).grade()),
                                    List.of(new DmnResult.Fired("grade", List.of(naive + 1)))));
                    assertThat(kie).isEqualTo(ours);
                }
            }
        });
    }

    @Test
    void theAnalysisFindsWhatTryingFinds() {
        Trials.forAll(15, random -> {
            List<Line> lines = lines(random);
            List<DmnProblem> problems = DmnDecision.compile(DmnTexts.table(
                            "hitPolicy=\"UNIQUE\"",
                            lines.stream().map(Line::row).toArray(String[]::new)))
                    .analyse();
            boolean gap = false;
            boolean overlap = false;
            for (int tenths = -5; tenths <= 300; tenths += 5) {
                for (String kind : List.of("a", "b")) {
                    BigDecimal amount = BigDecimal.valueOf(tenths, 1);
                    long holding = lines.stream()
                            .filter(line -> line.holds(amount, kind))
                            .count();
                    gap |= holding == 0;
                    overlap |= holding > 1;
                }
            }
            assertThat(problems.stream().anyMatch(problem -> problem.kind() == Kind.GAP))
                    .as("gap in %s", lines)
                    .isEqualTo(gap);
            assertThat(problems.stream().anyMatch(problem -> problem.kind() == Kind.OVERLAP))
                    .as("overlap in %s", lines)
                    .isEqualTo(overlap);
        });
    }

    @Test
    void aChangeIsTrueAndNothingNearerIs() {
        Trials.forAll(60, random -> {
            List<Line> lines = lines(random);
            DmnDecision table = DmnDecision.compile(DmnTexts.table(
                    "hitPolicy=\"FIRST\"", lines.stream().map(Line::row).toArray(String[]::new)));
            BigDecimal amount = BigDecimal.valueOf(random.nextInt(0, 41) * 5L, 1);
            if (!(table.evaluate(Map.of("amount", amount, "kind", "a")) instanceof Decided now)) {
                return;
            }
            BigDecimal step = new BigDecimal("0.5");
            BigDecimal up = amount;
            String found = "";
            while (found.isEmpty() && up.compareTo(BigDecimal.valueOf(30)) < 0) {
                up = up.add(step);
                if (table.evaluate(Map.of("amount", up, "kind", "a")) instanceof Decided other
                        && !other.outputs().equals(now.outputs())) {
                    found = String.valueOf(other.outputs().get("grade"));
                }
            }
            List<DmnChange> upwards = table.changes(Map.of("amount", amount, "kind", "a"), "grade").stream()
                    .filter(change -> change.relation() == DmnChange.Relation.REACHES
                            || change.relation() == DmnChange.Relation.EXCEEDS)
                    .toList();
            if (found.isEmpty()) {
                assertThat(upwards).isEmpty();
            } else {
                assertThat(upwards).hasSize(1);
                DmnChange change = upwards.getFirst();
                BigDecimal at = (BigDecimal) change.values().getFirst();
                assertThat(change.relation() == DmnChange.Relation.REACHES ? at : at.add(step))
                        .isEqualByComparingTo(up);
                assertThat(change.outputs()).containsEntry("grade", found);
            }
        });
    }

    private static List<Line> lines(Random random) {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(-100, true, 0, random.nextBoolean(), "-", "low"));
        int from = random.nextInt(2);
        while (from < 20) {
            int to = from + 1 + random.nextInt(6);
            lines.add(new Line(
                    from,
                    random.nextInt(4) > 0,
                    to,
                    random.nextInt(4) == 0,
                    List.of("-", "-", "a", "b").get(random.nextInt(4)),
                    List.of("low", "middle", "high").get(random.nextInt(3))));
            from = to + (random.nextInt(6) == 0 ? 1 : 0);
        }
        lines.add(new Line(from, random.nextBoolean(), 1000, true, "-", "high"));
        return lines;
    }
}
