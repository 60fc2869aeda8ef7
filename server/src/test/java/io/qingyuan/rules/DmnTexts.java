package io.qingyuan.rules;

import java.util.List;

/** DMN texts for tests. */
public final class DmnTexts {

    private DmnTexts() {}

    /** A table over {@code amount} (number) and {@code kind} ("a", "b") that gives {@code grade} (text). */
    public static String table(String hitPolicy, String... rows) {
        StringBuilder rules = new StringBuilder();
        for (String row : rows) {
            List<String> cells = List.of(row.split("\\|"));
            rules.append(rule(cells.subList(0, cells.size() - 1), cells.getLast()));
        }
        return text(hitPolicy, "", rules.toString());
    }

    /** The same with anything inside. */
    public static String text(String hitPolicy, String extra, String rules) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="test" namespace="urn:test">
                  <itemDefinition name="kinds"><typeRef>string</typeRef><allowedValues><text>"a","b"</text></allowedValues></itemDefinition>
                  <inputData id="i1" name="amount"><variable name="amount" typeRef="number"/></inputData>
                  <inputData id="i2" name="kind"><variable name="kind" typeRef="kinds"/></inputData>
                  %s
                  <decision id="d1" name="grade">
                    <variable name="grade" typeRef="string"/>
                    <informationRequirement><requiredInput href="#i1"/></informationRequirement>
                    <informationRequirement><requiredInput href="#i2"/></informationRequirement>
                    <decisionTable %s>
                      <input><inputExpression typeRef="number"><text>amount</text></inputExpression></input>
                      <input><inputExpression typeRef="kinds"><text>kind</text></inputExpression></input>
                      <output typeRef="string"><outputValues><text>"high","middle","low"</text></outputValues></output>
                      %s
                    </decisionTable>
                  </decision>
                </definitions>
                """.formatted(extra, hitPolicy, rules);
    }

    private static String rule(List<String> tests, String result) {
        StringBuilder rule = new StringBuilder("<rule>");
        tests.forEach(
                test -> rule.append("<inputEntry><text><![CDATA[").append(test).append("]]></text></inputEntry>"));
        return rule.append("<outputEntry><text><![CDATA[")
                .append(result)
                .append("]]></text></outputEntry></rule>\n")
                .toString();
    }
}
