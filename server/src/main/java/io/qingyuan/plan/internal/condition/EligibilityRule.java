package io.qingyuan.plan.internal.condition;

import io.qingyuan.receipts.Canonical;
import io.qingyuan.receipts.Inputs;
import io.qingyuan.receipts.Outcome;
import io.qingyuan.rules.JavaRule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Whether any recorded case bars an application on a day. Inputs {@code event.<n>} are all recorded cases; parameters are
 * the day and how many full years are looked back on. One case inside the window is enough.
 */
@Component
class EligibilityRule implements JavaRule {

    static final String ID = "plan.eligibility";
    static final String CLEAR = "clear";
    static final String VETOED = "vetoed";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public int revision() {
        return 1;
    }

    @Override
    public Outcome apply(Inputs inputs, Canonical parameters) {
        JsonNode asked = parameters.tree();
        Window window = Window.before(
                LocalDate.parse(asked.get("applicationDay").asString()),
                asked.get("years").asInt());
        List<String> circumstances = new ArrayList<>();
        for (Inputs.Resolved resolved : inputs.all()) {
            JsonNode event = resolved.content().tree();
            if (window.contains(LocalDate.parse(event.get("happenedOn").asString()))) {
                circumstances.add(event.get("circumstance").asString());
            }
        }
        return Outcome.state(
                circumstances.isEmpty() ? CLEAR : VETOED,
                Map.of(
                        "from",
                        window.from(),
                        "to",
                        window.applicationDay(),
                        "circumstances",
                        circumstances.stream().distinct().sorted().toList()));
    }
}
