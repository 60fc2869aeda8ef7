package io.qingyuan.registry.internal.open;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.registry.RegistryTest;
import io.qingyuan.support.Client;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class PublicSideTest extends RegistryTest {

    private static final String OPEN = "/api/public/registers";
    private static final byte[] PNG = new Captcha(new Random(1)).draw("12345");

    private static int visitors;

    @Autowired
    private JdbcClient jdbc;

    /** Somebody at an address of their own, with the cookie against forged requests. */
    private Client visitor() {
        Client visitor = api.visitor().from("10.1.0." + ++visitors);
        visitor.get("/api/session");
        return visitor;
    }

    private JsonNode challenge(Client visitor) {
        return visitor.post(OPEN + "/challenges", Map.of()).expect(200).json();
    }

    private String ticket(Client visitor) {
        String id = challenge(visitor).path("id").asString();
        String answer = jdbc.sql("select answer from registry.challenge where id = cast(:id as uuid)")
                .param("id", id)
                .query(String.class)
                .single();
        assertThat(visitor.post(OPEN + "/challenges/" + id, Map.of("answer", answer))
                        .expect(200)
                        .json()
                        .path("solved")
                        .asBoolean())
                .isTrue();
        return id;
    }

    private JsonNode send(Client visitor, Map<String, Object> values) {
        return visitor.post(OPEN + "/spots/reports", Map.of("ticket", ticket(visitor), "values", values))
                .expect(200)
                .json();
    }

    @Test
    void theListShowsWhatIsPublishedAndOnlyWhatIsOpen() {
        JsonNode made = create("spots", Map.of("what", "未公开的点", "where", "东", "phone", "139"));
        assertThat(visitor().get(OPEN + "/spots/records").expect(200).text()).doesNotContain("未公开的点");
        visitor().get(OPEN + "/spots/records/" + made.path("id").asString()).expectProblem(404, "registry.no-record");
        office().post(record(made) + "/moves/confirm", Map.of("version", 1)).expect(200);

        String shown = visitor().get(OPEN + "/spots/records").expect(200).text();
        assertThat(shown).contains("未公开的点").doesNotContain("139");
        visitor().get(OPEN + "/kilns/records").expectProblem(404, "registry.no-register");
    }

    @Test
    void aChallengeIsSolvedOnceAndNotByTrying() throws IOException {
        Client visitor = visitor();
        JsonNode challenge = challenge(visitor);
        String picture = challenge.path("picture").asString();
        assertThat(ImageIO.read(new ByteArrayInputStream(
                                Base64.getDecoder().decode(picture.substring(picture.indexOf(',') + 1))))
                        .getWidth())
                .isEqualTo(200);
        String id = challenge.path("id").asString();
        String answer = jdbc.sql("select answer from registry.challenge where id = cast(:id as uuid)")
                .param("id", id)
                .query(String.class)
                .single();
        for (int i = 0; i < 3; i++) {
            assertThat(visitor.post(OPEN + "/challenges/" + id, Map.of("answer", "x"))
                            .json()
                            .path("solved")
                            .asBoolean())
                    .isFalse();
        }
        assertThat(visitor.post(OPEN + "/challenges/" + id, Map.of("answer", answer))
                        .json()
                        .path("solved")
                        .asBoolean())
                .isFalse();
        visitor.post(OPEN + "/spots/reports", Map.of("ticket", id, "values", Map.of("what", "甲")))
                .expectProblem(403, "registry.ticket");
        visitor.post(OPEN + "/spots/reports", Map.of("values", Map.of("what", "甲")))
                .expectProblem(403, "registry.ticket");
    }

    @Test
    void aReportBecomesARecordOnlyWhenItWasReviewed() {
        Client visitor = visitor();
        String ticket = ticket(visitor);
        String photo = visitor.upload(OPEN + "/challenges/" + ticket + "/files", "p.png", PNG, Map.of())
                .expect(200)
                .json()
                .path("id")
                .asString();
        Map<String, Object> values = Map.of("what", "河边堆垃圾", "where", "西", "photos", List.of(photo), "phone", "138");
        JsonNode sent = visitor.post(OPEN + "/spots/reports", Map.of("ticket", ticket, "values", values))
                .expect(200)
                .json();
        String number = sent.path("number").asString();

        assertThat(number).matches("JB-\\d{4}-\\d{5}");
        visitor.post(OPEN + "/spots/reports", Map.of("ticket", ticket, "values", values))
                .expectProblem(403, "registry.ticket");
        visitor.get(OPEN + "/reports/" + number + "?query=WRONG").expectProblem(404, "registry.no-report");
        assertThat(visitor.get(OPEN + "/reports/" + number + "?query="
                                + sent.path("query").asString())
                        .expect(200)
                        .json()
                        .path("state")
                        .asString())
                .isEqualTo("received");
        assertThat(office().get("/api/registers/spots/records?words=" + encoded("河边堆垃圾"))
                        .json()
                        .path("records")
                        .size())
                .isZero();
        officer().get("/api/registers/spots/reports").expect(403);
        assertThat(office().get("/api/worklist").text()).contains(number);
        assertThat(office().get("/api/registers/spots/reports").expect(200).text())
                .contains("河边堆垃圾", photo);
        office().get("/api/files/" + photo).expect(200);

        JsonNode accepted = office().post(
                        "/api/registers/spots/reports/" + number + "/acceptance",
                        Map.of("said", "已安排清理", "values", Map.of()))
                .expect(200)
                .json();
        assertThat(accepted.path("record").asString()).isNotEmpty();
        assertThat(visitor.get(OPEN + "/reports/" + number + "?query="
                                + sent.path("query").asString())
                        .json()
                        .path("said")
                        .asString())
                .isEqualTo("已安排清理");
        assertThat(visitor.get(OPEN + "/spots/records").text()).doesNotContain("河边堆垃圾");
        office().post("/api/registers/spots/reports/" + number + "/refusal", Map.of("said", "重复"))
                .expectProblem(409, "registry.report-done");
    }

    @Test
    void filesOfOthersCannotBeClaimed() {
        Client one = visitor();
        String first = ticket(one);
        String photo = one.upload(OPEN + "/challenges/" + first + "/files", "p.png", PNG, Map.of())
                .expect(200)
                .json()
                .path("id")
                .asString();
        Client other = visitor();

        other.post(
                        OPEN + "/spots/reports",
                        Map.of("ticket", ticket(other), "values", Map.of("what", "冒领", "photos", List.of(photo))))
                .expectProblem(422, "registry.invalid");
        other.get("/api/files/" + photo).expect(401);
    }

    @Test
    void anAppointmentIsGivenOnce() {
        Client visitor = visitor();
        JsonNode page = visitor.get(OPEN + "/spots").expect(200).json();
        String day = page.path("slots").get(0).path("day").asString();
        send(visitor, Map.of("what", "预约", "visit_on", day));

        assertThat(visitor.get(OPEN + "/spots").json().path("slots").toString()).doesNotContain(day);
        visitor.post(
                        OPEN + "/spots/reports",
                        Map.of("ticket", ticket(visitor), "values", Map.of("what", "再约", "visit_on", day)))
                .expectProblem(422, "registry.invalid");
    }

    @Test
    void whoeverKnocksTooOftenWaits() {
        Client visitor = visitor();
        Map<Integer, Integer> statuses = new HashMap<>();
        for (int i = 0; i < 45; i++) {
            statuses.merge(visitor.post(OPEN + "/challenges", Map.of()).status(), 1, Integer::sum);
        }
        assertThat(statuses).containsEntry(200, 40).containsEntry(429, 5);
        visitor().post(OPEN + "/challenges", Map.of()).expect(200);
    }

    @Test
    void aCodeIsValidOrNot() {
        JsonNode checked =
                visitor().get(OPEN + "/licences/code?code=nothing").expect(200).json();
        assertThat(checked.path("valid").asBoolean()).isFalse();
    }
}
