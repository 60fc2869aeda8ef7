package io.qingyuan.statistics.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.receipts.Canonical;
import io.qingyuan.receipts.Input.FactInput;
import io.qingyuan.receipts.Inputs;
import io.qingyuan.receipts.Inputs.Resolved;
import io.qingyuan.receipts.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JudgedRuleTest {

    private final List<Map<String, Object>> values = new ArrayList<>();

    private JudgedRuleTest say(String origin, String value) {
        Map<String, Object> said = new HashMap<>();
        said.put("id", origin);
        said.put("origin", origin);
        said.put("finality", "final");
        said.put("value", value);
        values.add(said);
        return this;
    }

    private Outcome judge() {
        Canonical content = Canonical.of(Map.of("values", values));
        Inputs inputs = new Inputs(
                List.of(new Resolved(new FactInput(JudgedRule.VALUES, "test", "1", content.hash()), content, false)));
        return new JudgedRule()
                .apply(
                        inputs,
                        Canonical.of(Map.of("unit", "%", "precedence", List.of("confirmed", "computed", "reported"))));
    }

    @Test
    void theFirstOriginOfThePrecedenceIsJudgedAndTheOthersAreTold() {
        Outcome outcome = say("reported", "98").say("confirmed", "97.5").judge();

        assertThat(outcome.findNumber())
                .hasValueSatisfying(number -> assertThat(number).isEqualByComparingTo("97.5"));
        assertThat(outcome.json().tree().at("/differences/0/origin").asString()).isEqualTo("reported");
    }

    @Test
    void theSameNumberWithOtherDigitsIsNoDifference() {
        assertThat(say("reported", "98.0")
                        .say("computed", "98.00")
                        .judge()
                        .json()
                        .tree()
                        .has("differences"))
                .isFalse();
    }

    @Test
    void aDoubtedValueIsNotJudged() {
        say("confirmed", "97.5").say("reported", "98");
        values.getFirst().put("doubt", "unit unclear");

        assertThat(judge().json().tree().get("origin").asString()).isEqualTo("reported");
    }

    @Test
    void wordsAloneAreAFaultAndNotZero() {
        values.add(Map.of("id", "1", "origin", "reported", "finality", "final", "text", "按上级部署开展"));

        assertThat(judge().findFault()).hasValue("statistics.nothing-to-judge");
    }
}
