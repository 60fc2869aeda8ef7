package io.qingyuan.plan.internal.lint;

import io.qingyuan.packs.PackItem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Headings that are numbered with a gap: 4.2.2, 4.2.4. */
final class NumberingRules {

    private static final Pattern NUMBERED = Pattern.compile("(.*?[.(p]|)([0-9]+)(\\)?)");

    private final PlanData plan;
    private final Findings findings;

    NumberingRules(PlanData plan, Findings findings) {
        this.plan = plan;
        this.findings = findings;
    }

    void examine() {
        Map<String, NavigableMap<Integer, PackItem>> families = new LinkedHashMap<>();
        for (PackItem task : plan.tasks()) {
            Matcher number = NUMBERED.matcher(task.string("ref"));
            if (task.has("parent") && number.matches()) {
                families.computeIfAbsent(task.string("parent") + " " + number.group(1), _ -> new TreeMap<>())
                        .put(Integer.parseInt(number.group(2)), task);
            }
        }
        families.values().forEach(this::family);
    }

    private void family(NavigableMap<Integer, PackItem> family) {
        PackItem before = null;
        int expected = 1;
        for (Map.Entry<Integer, PackItem> entry : family.entrySet()) {
            if (before != null && entry.getKey() > expected) {
                findings.warning("numbering-gap", before, entry.getValue(), missing(entry.getValue(), expected));
            }
            before = entry.getValue();
            expected = entry.getKey() + 1;
        }
    }

    private static String missing(PackItem after, int number) {
        Matcher matcher = NUMBERED.matcher(after.string("ref"));
        return matcher.matches() ? matcher.group(1) + number + matcher.group(3) : String.valueOf(number);
    }
}
