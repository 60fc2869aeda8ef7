package io.qingyuan.rules;

import static java.util.Objects.requireNonNull;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A decision table of 100 rows: our engine, Apache KIE's and plain Java ifs on the same values, by processor time of the one
 * thread that decides.
 */
public final class DecisionBench {

    private static final int ROWS = 100;
    private static final int ROUNDS = 7;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** What was computed, kept so that none of it can be left out by the compiler. */
    private static long kept;

    private DecisionBench() {}

    public static void main(String[] words) {
        DmnDecision decision = DmnDecision.compile(table());
        List<Map<String, Object>> cases = cases();
        for (Map<String, Object> each : cases) {
            String ours = outcome(decision.evaluate(each));
            if (!ours.equals(outcome(decision.evaluateByKie(each))) || !ours.equals(byIfs(each))) {
                throw new IllegalStateException("the engines differ for " + each);
            }
        }
        double ours = microseconds(cases, 200, each -> kept += require(decision.evaluate(each)));
        double kie = microseconds(cases, 20, each -> kept += require(decision.evaluateByKie(each)));
        double ifs = microseconds(cases, 2_000, each -> kept += byIfs(each).length());
        double changes = microseconds(
                cases, 2, each -> kept += decision.changes(each, "grade").size());
        System.out.printf("%d rows, processor time, median of %d rounds:%n", ROWS, ROUNDS);
        System.out.printf("  decided             %8.2f µs (wanted: 20)%n", ours);
        System.out.printf("  by Apache KIE       %8.2f µs, ratio %.1f%n", kie, kie / ours);
        System.out.printf("  by plain Java ifs   %8.2f µs, ratio %.1f%n", ifs, ours / ifs);
        System.out.printf("  what would change   %8.2f µs%n", changes);
    }

    private static int require(DmnResult result) {
        if (!(result instanceof DmnResult.Decided(var outputs, var fired))) {
            throw new IllegalStateException(result.toString());
        }
        return outputs.size() + fired.size();
    }

    private static double microseconds(
            List<Map<String, Object>> cases, int repeats, Consumer<Map<String, Object>> act) {
        double[] rounds = new double[ROUNDS];
        for (int round = -2; round < ROUNDS; round++) {
            long start = THREADS.getCurrentThreadCpuTime();
            for (int i = 0; i < repeats; i++) {
                cases.forEach(act);
            }
            double each = (THREADS.getCurrentThreadCpuTime() - start) / 1_000.0 / repeats / cases.size();
            if (round >= 0) {
                rounds[round] = each;
            }
        }
        Arrays.sort(rounds);
        return rounds[ROUNDS / 2];
    }

    /** 50 stretches of an amount, each for two kinds, whatever the flag; the last rows hold for everything above. */
    private static String table() {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < ROWS / 2; i++) {
            String test = i == 0 ? "< 1" : i == ROWS / 2 - 1 ? ">= " + i : "[" + i + ".." + (i + 1) + ")";
            for (String kind : List.of("a", "b")) {
                rows.append("<rule><inputEntry><text><![CDATA[%s]]></text></inputEntry>".formatted(test))
                        .append("<inputEntry><text>\"%s\"</text></inputEntry>".formatted(kind))
                        .append("<inputEntry><text>-</text></inputEntry>")
                        .append("<outputEntry><text>\"%s%d\"</text></outputEntry></rule>".formatted(kind, i));
            }
        }
        return """
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="bench" namespace="urn:bench">
                  <itemDefinition name="kinds"><typeRef>string</typeRef><allowedValues><text>"a","b"</text></allowedValues></itemDefinition>
                  <inputData id="i1" name="amount"><variable name="amount" typeRef="number"/></inputData>
                  <inputData id="i2" name="kind"><variable name="kind" typeRef="kinds"/></inputData>
                  <inputData id="i3" name="flag"><variable name="flag" typeRef="boolean"/></inputData>
                  <decision id="d1" name="grade">
                    <variable name="grade" typeRef="string"/>
                    <informationRequirement><requiredInput href="#i1"/></informationRequirement>
                    <informationRequirement><requiredInput href="#i2"/></informationRequirement>
                    <informationRequirement><requiredInput href="#i3"/></informationRequirement>
                    <decisionTable hitPolicy="UNIQUE">
                      <input><inputExpression typeRef="number"><text>amount</text></inputExpression></input>
                      <input><inputExpression typeRef="kinds"><text>kind</text></inputExpression></input>
                      <input><inputExpression typeRef="boolean"><text>flag</text></inputExpression></input>
                      <output typeRef="string"/>
                      %s
                    </decisionTable>
                  </decision>
                </definitions>
                """.formatted(rows);
    }

    private static List<Map<String, Object>> cases() {
        List<Map<String, Object>> cases = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            cases.add(Map.of(
                    "amount", BigDecimal.valueOf(i * 10L + 5, 1), "kind", i % 2 == 0 ? "a" : "b", "flag", i % 3 == 0));
        }
        return cases;
    }

    private static String byIfs(Map<String, Object> values) {
        BigDecimal amount = (BigDecimal) requireNonNull(values.get("amount"));
        String kind = (String) requireNonNull(values.get("kind"));
        for (int i = 0; i < ROWS / 2; i++) {
            boolean above = i == 0 || amount.compareTo(BigDecimal.valueOf(i)) >= 0;
            boolean below = i == ROWS / 2 - 1 || amount.compareTo(BigDecimal.valueOf(i + 1L)) < 0;
            if (above && below) {
                if (kind.equals("a")) {
                    return "a" + i;
                }
                if (kind.equals("b")) {
                    return "b" + i;
                }
            }
        }
        throw new IllegalStateException("no row");
    }

    private static String outcome(DmnResult result) {
        return result instanceof DmnResult.Decided(var outputs, var fired) && fired.size() == 1
                ? String.valueOf(outputs.get("grade"))
                : result.toString();
    }
}
