package io.qingyuan.plan.internal.lint;

import io.qingyuan.packs.PackItem;
import io.qingyuan.plan.PlanFinding;
import io.qingyuan.plan.PlanFinding.Severity;
import io.qingyuan.plan.PlanFinding.Spot;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes findings down, each with its places. */
final class Findings {

    private final List<PlanFinding> all = new ArrayList<>();

    List<PlanFinding> all() {
        return all;
    }

    void error(String rule, PackItem first, @Nullable PackItem second, Object... arguments) {
        add(rule, Severity.ERROR, first, second, arguments);
    }

    void warning(String rule, PackItem first, @Nullable PackItem second, Object... arguments) {
        add(rule, Severity.WARNING, first, second, arguments);
    }

    void info(String rule, PackItem first, @Nullable PackItem second, Object... arguments) {
        add(rule, Severity.INFO, first, second, arguments);
    }

    private void add(String rule, Severity severity, PackItem first, @Nullable PackItem second, Object... arguments) {
        all.add(new PlanFinding(rule, severity, spot(first), second == null ? null : spot(second), List.of(arguments)));
    }

    private static Spot spot(PackItem item) {
        return new Spot(
                item.findString("id").or(() -> item.findString("element")).orElse(""),
                ref(item),
                item.findText("title").orElse(null),
                item.document().path(),
                item.line());
    }

    private static @Nullable String ref(PackItem item) {
        return item.findString("ref")
                .orElseGet(() -> item.strings("ref").stream().findFirst().orElse(null));
    }
}
