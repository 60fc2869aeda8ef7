package io.qingyuan.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.packs.PackContent;
import io.qingyuan.packs.PackItem;
import io.qingyuan.packs.Packs;
import io.qingyuan.support.Api;
import io.qingyuan.support.Client;
import io.qingyuan.support.ServerTest;
import io.qingyuan.support.ShowsPoint;
import io.qingyuan.support.WithPacks;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@ServerTest
@WithPacks
class PublicDecisionsTest {

    private static final String OPEN = "/api/public/decisions";
    private static final String PATHS = OPEN + "/petition-legal-path";

    private static int visitors;

    @Autowired
    private Api api;

    @Autowired
    private Packs packs;

    @Autowired
    private JdbcClient jdbc;

    /** Somebody at an address of their own, with the cookie against forged requests. */
    private Client visitor() {
        Client visitor = api.visitor().from("10.7.0." + ++visitors);
        visitor.get("/api/session");
        return visitor;
    }

    @Test
    @ShowsPoint("petition-classification#1")
    void aFewAnswersLeadThePetitionerToTheLegalPathOfTheEditableList() {
        Client visitor = visitor();
        assertThat(visitor.get(OPEN).expect(200).json())
                .extracting(line -> line.get("id").asString())
                .contains("petition-legal-path")
                .doesNotContain("lake-wetland-classification");

        JsonNode table = visitor.get(PATHS).expect(200).json();
        assertThat(table.get("inputs")).isNotEmpty().allSatisfy(question -> {
            assertThat(question.at("/title/zh").asString()).isNotEmpty();
            assertThat(question.at("/title/en").asString()).isNotEmpty();
        });
        assertThat(table.at("/editions/0/sample").asBoolean()).isTrue();
        assertThat(table.at("/editions/0/source/zh").asString()).contains("江苏省分类处理环境信访诉求问题法定途径清单");

        assertThat(path(visitor, true, false, true, true)).isEqualTo("information");
        assertThat(path(visitor, false, true, true, false)).isEqualTo("reconsideration");
        assertThat(path(visitor, false, false, true, true)).isEqualTo("penalty");
        assertThat(path(visitor, false, false, false, true)).isEqualTo("litigation");
        assertThat(path(visitor, false, false, false, false)).isEqualTo("petition");

        JsonNode answer = visitor.post(PATHS + "/answers", answers(false, false, true, false))
                .expect(200)
                .json();
        assertThat(answer.at("/fired/0/rows/0").asInt()).isEqualTo(3);
        assertThat(answer.get("changes"))
                .extracting(change -> change.get("text").asString())
                .contains("如果“您是否要求公开信息？”改为“是”（现为“否”），“法定途径”将为“政府信息公开”。");

        // the list is a file of the pack: whoever edits it sees it on the page of tables
        assertThat(api.office()
                        .get("/api/decisions/petition-legal-path")
                        .expect(200)
                        .json()
                        .get("open")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void thePathsAreThoseOfTheProcedureForPetitions() {
        PackContent content = packs.active();
        Map<String, String> codes =
                content.documents("codes/petition-path.yaml").getFirst().item().list("codes").stream()
                        .collect(Collectors.toMap(
                                code -> code.string("code"),
                                code -> code.text("title").preferChinese()));
        Map<String, String> paths = content
                .documents("decisions/petition-legal-path.yaml")
                .getFirst()
                .item()
                .list("outputs")
                .getFirst()
                .list("values")
                .stream()
                .collect(Collectors.toMap(
                        (PackItem value) -> value.string("value"),
                        value -> value.text("title").preferChinese()));
        assertThat(paths).isEqualTo(codes);
    }

    @Test
    void aTableThatIsNotPublicIsRefusedLikeOneThatIsNotThere() {
        Client visitor = visitor();
        for (String id : new String[] {"lake-wetland-classification", "no-such-table"}) {
            visitor.get(OPEN + "/" + id).expectProblem(404, "decisions.not-found");
            visitor.post(OPEN + "/" + id + "/answers", Map.of("inputs", Map.of()))
                    .expectProblem(404, "decisions.not-found");
        }
        visitor.get("/api/decisions/petition-legal-path").expect(401);
        assertThat(api.office()
                        .get("/api/decisions/lake-wetland-classification")
                        .expect(200)
                        .json()
                        .get("open")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void anAnswerThatIsMissingOrNoneIsSaidAtItsQuestion() {
        JsonNode refused = visitor()
                .post(PATHS + "/answers", Map.of("inputs", Map.of("information", "maybe", "permit", true)))
                .expectProblem(422, "decisions.inputs")
                .json();
        assertThat(refused.get("errors"))
                .extracting(fault -> fault.get("pointer").asString())
                .contains("/inputs/information", "/inputs/penalty", "/inputs/damage");
    }

    @Test
    void nothingOfWhatWasAskedIsKept() {
        int before = kept();
        visitor().post(PATHS + "/answers", answers(false, false, true, false)).expect(200);
        assertThat(kept()).isEqualTo(before);
    }

    @Test
    void anAddressThatAsksTooOftenIsHeldBack() {
        Client visitor = visitor();
        for (int i = 0; i < 60; i++) {
            visitor.post(PATHS + "/answers", answers(false, false, false, false))
                    .expect(200);
        }
        visitor.post(PATHS + "/answers", answers(false, false, false, false)).expectProblem(429, "identity.too-often");
        visitor().post(PATHS + "/answers", answers(false, false, false, false)).expect(200);
    }

    private int kept() {
        return jdbc.sql("select count(*) from decisions.declaration")
                .query(Integer.class)
                .single();
    }

    private static String path(Client visitor, boolean information, boolean permit, boolean penalty, boolean damage) {
        return visitor.post(PATHS + "/answers", answers(information, permit, penalty, damage))
                .expect(200)
                .json()
                .at("/outputs/path/0")
                .asString();
    }

    private static Map<String, Object> answers(boolean information, boolean permit, boolean penalty, boolean damage) {
        return Map.of(
                "inputs", Map.of("information", information, "permit", permit, "penalty", penalty, "damage", damage));
    }
}
