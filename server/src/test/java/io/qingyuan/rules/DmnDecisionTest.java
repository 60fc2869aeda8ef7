package io.qingyuan.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.qingyuan.rules.DmnChange.Relation;
import io.qingyuan.rules.DmnProblem.Kind;
import io.qingyuan.rules.DmnResult.Decided;
import io.qingyuan.rules.DmnResult.Fault;
import io.qingyuan.rules.DmnResult.Fired;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DmnDecisionTest {

    private static final String UNIQUE = DmnTexts.table(
            "hitPolicy=\"UNIQUE\"",
            "<1|-|\"low\"",
            "[1..10)|\"a\"|\"low\"",
            "[1..10)|\"b\"|\"middle\"",
            ">=10|-|\"high\"");

    @Test
    void theRowThatHoldsDecides() {
        assertThat(decide(UNIQUE, "1", "b"))
                .isEqualTo(new Decided(Map.of("grade", "middle"), List.of(new Fired("grade", List.of(3)))));
        assertThat(decide(UNIQUE, "10", "b"))
                .isEqualTo(new Decided(Map.of("grade", "high"), List.of(new Fired("grade", List.of(4)))));
    }

    @Test
    void theFirstOrTheForemostRowDecidesWhereThePolicySaysSo() {
        String[] rows = {">5|-|\"low\"", ">1|-|\"high\"", "-|-|\"middle\""};
        assertThat(decide(DmnTexts.table("hitPolicy=\"FIRST\"", rows), "6", "a"))
                .isEqualTo(new Decided(Map.of("grade", "low"), List.of(new Fired("grade", List.of(1)))));
        assertThat(decide(DmnTexts.table("hitPolicy=\"PRIORITY\"", rows), "6", "a"))
                .isEqualTo(new Decided(Map.of("grade", "high"), List.of(new Fired("grade", List.of(2)))));
    }

    @Test
    void allRowsThatHoldAreCollectedOrAdded() {
        assertThat(decide(DmnTexts.table("hitPolicy=\"COLLECT\"", ">5|-|\"low\"", ">1|-|\"high\""), "6", "a"))
                .isEqualTo(new Decided(
                        Map.of("grade", List.of("low", "high")), List.of(new Fired("grade", List.of(1, 2)))));
        String sum = DmnTexts.table("hitPolicy=\"COLLECT\" aggregation=\"SUM\"", ">5|-|10", ">1|\"a\"|2.5")
                .replace("name=\"grade\" typeRef=\"string\"", "name=\"grade\" typeRef=\"number\"")
                .replace(
                        "<output typeRef=\"string\"><outputValues><text>\"high\",\"middle\",\"low\"</text></outputValues></output>",
                        "<output typeRef=\"number\"/>");
        assertThat(decide(sum, "6", "a"))
                .isEqualTo(new Decided(
                        Map.of("grade", new BigDecimal("12.5")), List.of(new Fired("grade", List.of(1, 2)))));
    }

    @Test
    void whatCannotBeDecidedIsAFault() {
        DmnDecision table = DmnDecision.compile(UNIQUE);
        assertThat(table.evaluate(Map.of("kind", "a")))
                .isEqualTo(new Fault(DmnResult.Kind.MISSING_INPUT, "amount", ""));
        assertThat(table.evaluate(Map.of("amount", BigDecimal.ONE, "kind", "z")))
                .isEqualTo(new Fault(DmnResult.Kind.INPUT_NOT_ALLOWED, "kind", "z"));
        assertThat(decide(DmnTexts.table("hitPolicy=\"UNIQUE\"", "<1|-|\"low\""), "5", "a"))
                .isEqualTo(new Fault(DmnResult.Kind.NO_RULE, "grade", ""));
        assertThat(decide(DmnTexts.table("hitPolicy=\"UNIQUE\"", "<1|-|\"low\"", "<2|-|\"high\""), "0", "a"))
                .isEqualTo(new Fault(DmnResult.Kind.SEVERAL_RULES, "grade", "[1, 2]"));
    }

    @Test
    void theCanonicalTextSaysTheSame() {
        DmnDecision table = DmnDecision.compile(UNIQUE);
        DmnDecision again = DmnDecision.compile(table.canonical());
        assertThat(again.canonical()).isEqualTo(table.canonical());
        assertThat(DmnDecision.compile(UNIQUE.replace("  <inputData", "\n\n <!-- no matter --> <inputData"))
                        .canonical())
                .isEqualTo(table.canonical());
    }

    @Test
    void theNearestChangeOfEachInputIsFound() {
        List<DmnChange> changes =
                DmnDecision.compile(UNIQUE).changes(Map.of("amount", new BigDecimal("5"), "kind", "b"), "grade");
        assertThat(changes)
                .containsExactly(
                        new DmnChange(
                                "amount", Relation.REACHES, List.of(new BigDecimal("10")), Map.of("grade", "high")),
                        new DmnChange(
                                "amount", Relation.FALLS_BELOW, List.of(new BigDecimal("1")), Map.of("grade", "low")),
                        new DmnChange("kind", Relation.IS, List.of("a"), Map.of("grade", "low")));
    }

    @Test
    void aSoundTableHasNothingToMend() {
        assertThat(DmnDecision.compile(UNIQUE).analyse()).isEmpty();
    }

    @Test
    void aGapIsFoundWithItsRange() {
        List<DmnProblem> problems = DmnDecision.compile(DmnTexts.table(
                        "hitPolicy=\"UNIQUE\"",
                        "<1|-|\"low\"",
                        "[1..10)|\"a\"|\"low\"",
                        "[2..10)|\"b\"|\"middle\"",
                        ">10|-|\"high\""))
                .analyse();
        assertThat(problems).extracting(DmnProblem::kind).containsOnly(Kind.GAP);
        assertThat(problems)
                .extracting(problem -> problem.text().preferEnglish())
                .anyMatch(text -> text.contains("amount ∈ [1, 2), kind = \"b\""))
                .anyMatch(text -> text.contains("amount = 10"));
    }

    @Test
    void anOverlapIsFoundWithItsRows() {
        List<DmnProblem> problems = DmnDecision.compile(DmnTexts.table(
                        "hitPolicy=\"UNIQUE\"", "<5|-|\"low\"", ">=5|-|\"middle\"", "[4..6)|\"b\"|\"high\""))
                .analyse();
        assertThat(problems).isNotEmpty().extracting(DmnProblem::kind).containsOnly(Kind.OVERLAP);
        assertThat(problems.getFirst().text().preferChinese()).contains("第 1, 3 行重叠", "amount ∈ [4, 5)，kind = \"b\"");
        assertThat(problems.getFirst().line()).isEqualTo(17);
    }

    @Test
    void aRowThatNeverDecidesIsFound() {
        assertThat(DmnDecision.compile(DmnTexts.table("hitPolicy=\"PRIORITY\"", "-|-|\"high\"", "<1|-|\"low\""))
                        .analyse())
                .extracting(DmnProblem::kind)
                .containsExactly(Kind.MASKED);
    }

    @Test
    void whatIsNotADecisionIsRefusedBeforeAnyEngineSeesIt() {
        refused("no xml at all", Kind.NOT_XML);
        refused(
                "<!DOCTYPE definitions [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + UNIQUE.substring(39),
                Kind.DOCTYPE);
        refused(
                DmnTexts.text(
                        "hitPolicy=\"UNIQUE\"",
                        "<import importType=\"x\" locationURI=\"http://example.invalid/a.dmn\" namespace=\"urn:x\"/>",
                        ""),
                Kind.ELEMENT);
        refused(DmnTexts.text("hitPolicy=\"UNIQUE\"", """
                        <businessKnowledgeModel id="b" name="run"><encapsulatedLogic kind="Java"><literalExpression>
                        <text>{ class: "java.lang.Runtime", method signature: "exec(java.lang.String)" }</text>
                        </literalExpression></encapsulatedLogic></businessKnowledgeModel>""", ""), Kind.ELEMENT);
        refused(DmnTexts.text("hitPolicy=\"UNIQUE\"", "<extensionElements><x/></extensionElements>", ""), Kind.ELEMENT);
        refused(
                UNIQUE.replace("hitPolicy=\"UNIQUE\"", "hitPolicy=\"UNIQUE\" xmlns:c=\"urn:c\" c:run=\"x\""),
                Kind.ATTRIBUTE);
        refused(UNIQUE.replace("UNIQUE", "OUTPUT ORDER"), Kind.HIT_POLICY);
        refused(UNIQUE.replace("#i2", "#i9"), Kind.REFERENCE);
        refused(UNIQUE.replace("name=\"kinds\"", "name=\"other\""), Kind.TYPE);
    }

    @Test
    void aCellThatIsMoreThanATestIsRefused() {
        for (String cell : List.of(
                "function(x) external { java: { class: \"java.lang.Math\", method signature: \"abs(long)\" } }",
                "external { java: { class: \"java.lang.System\", method signature: \"exit(int)\" } }",
                "now()",
                "today()",
                "? > 5",
                "nothing",
                "[1..",
                "\"a\"",
                "[9..3]",
                "null")) {
            refused(DmnTexts.table("hitPolicy=\"UNIQUE\"", cell + "|-|\"low\""), Kind.CELL);
        }
        refused(DmnTexts.table("hitPolicy=\"UNIQUE\"", "<1|\"c\"|\"low\""), Kind.CELL_VALUE);
        refused(DmnTexts.table("hitPolicy=\"UNIQUE\"", "<1|-|\"none\""), Kind.CELL_VALUE);
        refused(DmnTexts.table("hitPolicy=\"UNIQUE\"", "<1|-|for i in 1..9 return i"), Kind.CELL);
        refused(DmnTexts.table("hitPolicy=\"UNIQUE\"", "<1|-|unknown + 1"), Kind.CELL);
    }

    @Test
    void aProblemSaysWhereInBothLanguages() {
        assertThatThrownBy(() ->
                        DmnDecision.compile(DmnTexts.table("hitPolicy=\"UNIQUE\"", "<1|-|\"low\"", "now()|-|\"low\"")))
                .isInstanceOfSatisfying(DmnException.class, refusal -> {
                    assertThat(refusal.problems()).hasSize(1);
                    DmnProblem problem = refusal.problems().getFirst();
                    assertThat(problem.line()).isEqualTo(16);
                    assertThat(problem.text().preferChinese()).contains("第 2 行", "amount", "now()");
                    assertThat(problem.text().preferEnglish()).contains("Row 2", "amount", "now()");
                });
    }

    private static DmnResult decide(String xml, String amount, String kind) {
        return DmnDecision.compile(xml).evaluate(Map.of("amount", new BigDecimal(amount), "kind", kind));
    }

    private static void refused(String xml, Kind kind) {
        assertThatThrownBy(() -> DmnDecision.compile(xml))
                .as(xml)
                .asInstanceOf(type(DmnException.class))
                .satisfies(refusal -> assertThat(refusal.problems())
                        .extracting(DmnProblem::kind)
                        .contains(kind));
    }
}
