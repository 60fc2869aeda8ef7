package io.qingyuan.documents.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.identity.Role;
import io.qingyuan.receipts.FactSource;
import io.qingyuan.receipts.RangeQuery;
import io.qingyuan.support.Api;
import io.qingyuan.support.ServerTest;
import io.qingyuan.support.ShowsPoint;
import io.qingyuan.support.WithPacks;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What is counted of signed documents, with receipts that list them and replay; others may leave documents behind. */
@ServerTest
@WithPacks
class DocumentFiguresTest {

    @Autowired
    private Api api;

    @Autowired
    private DocumentFacts facts;

    @Autowired
    @Qualifier("ownerDataSource")
    private DataSource owner;

    private JsonNode figure(String kind, String id) {
        for (JsonNode figure : api.office()
                .get("/api/documents/kinds/" + kind + "/figures")
                .expect(200)
                .json()) {
            if (figure.path("id").asString().equals(id)) {
                return figure;
            }
        }
        throw new AssertionError(id);
    }

    private JsonNode part(JsonNode figure, String value) {
        for (JsonNode part : figure.at("/breakdowns/0/parts")) {
            if (part.path("value").asString().equals(value)) {
                return part;
            }
        }
        throw new AssertionError(value + " in " + figure);
    }

    private String replay(JsonNode figure) {
        return api.office()
                .post("/api/receipts/" + figure.path("receipt").asString() + "/replay", Map.of())
                .expect(200)
                .text();
    }

    private List<String> rows(JsonNode figure) {
        List<String> links = new ArrayList<>();
        String path = "/api/receipts/" + figure.path("receipt").asString() + "/inputs/records/rows?limit=200";
        api.office().get(path).expect(200).json().path("rows").forEach(row -> links.add(row.toString()));
        return links;
    }

    private DocumentSteps sludge(String producer, String more, String weight) {
        return DocumentSteps.begin(api, "sludge-manifest-gps", producer)
                .fill(producer, """
                        {"carrier_unit": "sample-carrier-a", "receiver_unit": "sample-disposal", "sent_on": "2026-11-20",
                         "sent_weight": "10.000", "sent_water": "60.00"}""")
                .sign(producer, "send")
                .fill("sample-carrier-a", """
                        {"by_ship": false, "vehicle": "示例A1",
                         "track": [{"at": "2026-11-20 08:00", "longitude": "120.6", "latitude": "31.1"}]}""")
                .sign("sample-carrier-a", "carry")
                .fill("sample-disposal", """
                        {"received_on": "2026-11-20", "received_weight": "%s", "received_water": "60.00",
                         "treatment": "焚烧"%s}""".formatted(weight, more))
                .sign("sample-disposal", "receive");
    }

    @Test
    @ShowsPoint("sludge-manifest-gps#3")
    void theHarmlessRateAndTheCoverageOfFacilitiesAreCountedOfTheManifests() {
        String producer = "figure-plant-a";
        DocumentSteps first = sludge(producer, ", \"harmless\": true, \"permanent\": true", "10.000");
        sludge(producer, ", \"harmless\": false, \"permanent\": false", "10.000");
        JsonNode rate = figure("sludge-manifest-gps", "harmless-rate");
        assertThat(part(rate, producer).path("result").asString()).isEqualTo("50.00");
        assertThat(part(figure("sludge-manifest-gps", "facility-coverage"), producer)
                        .path("result")
                        .asString())
                .isEqualTo("50.00");
        assertThat(rate.path("stale").asBoolean()).isFalse();
        assertThat(replay(rate)).doesNotContain("INPUT_CHANGED", "OUTCOME_DIFFERS");
        assertThat(rows(rate).toString()).contains("/documents/" + first.id());

        sludge(producer, ", \"harmless\": true, \"permanent\": true", "5.000");
        JsonNode later = figure("sludge-manifest-gps", "harmless-rate");
        assertThat(later.path("receipt")).as("a new document is counted anew").isNotEqualTo(rate.path("receipt"));
        assertThat(part(later, producer).path("result").asString()).isEqualTo("50.00");
        assertThat(replay(rate)).as("as it was known then").doesNotContain("INPUT_CHANGED", "OUTCOME_DIFFERS");
    }

    @Test
    void whatWasKnownBeforeACorrectionIsReadTheSameForEver() {
        String producer = "figure-plant-b";
        DocumentSteps load = sludge(producer, ", \"harmless\": true", "10.000");
        JsonNode before = figure("sludge-manifest-gps", "received-dry");
        String was = before.path("value").asString();

        JsonNode proposed = api.as(Role.DATA_OFFICER, "sample-disposal")
                .post(
                        "/api/documents/" + load.id() + "/corrections",
                        Map.of(
                                "changes",
                                Map.of("/received_weight", "9.000"),
                                "reason",
                                "磅单誊抄有误",
                                "signer",
                                "personal-key",
                                "secret",
                                DocumentSteps.SECRET))
                .expect(200)
                .json();
        String correction = proposed.at("/corrections/0/id").asString();
        assertThat(figure("sludge-manifest-gps", "received-dry").path("value").asString())
                .as("it counts once it is countersigned")
                .isEqualTo(was);
        for (String unit : List.of(producer, "sample-carrier-a")) {
            api.as(Role.DATA_OFFICER, unit)
                    .post(
                            "/api/documents/" + load.id() + "/corrections/" + correction + "/answer",
                            Map.of("agrees", true, "signer", "personal-key", "secret", DocumentSteps.SECRET))
                    .expect(200);
        }
        JsonNode after = figure("sludge-manifest-gps", "received-dry");
        assertThat(new BigDecimal(was)
                        .subtract(new BigDecimal(after.path("value").asString())))
                .isEqualByComparingTo("0.4");
        assertThat(replay(before)).doesNotContain("INPUT_CHANGED", "OUTCOME_DIFFERS");

        weighAsOwner(load, "8.000");
        assertThat(replay(after)).as("a weight changed behind our back").contains("INPUT_CHANGED");
        weighAsOwner(load, "9.000");
    }

    /** As whoever has every right in the database. */
    private void weighAsOwner(DocumentSteps load, String weight) {
        JdbcClient.create(owner)
                .sql("""
                        update documents.revision
                           set content = jsonb_set(content, '{received_weight}', to_jsonb(cast(:weight as text)))
                         where document_id = cast(:document as uuid)
                           and revision = (select max(revision) from documents.revision
                                            where document_id = cast(:document as uuid))
                        """)
                .param("weight", weight)
                .param("document", load.id())
                .update();
    }

    @Test
    void aMomentBeforeADocumentWasThereDoesNotKnowIt() {
        Instant before = Instant.now().minusSeconds(5);
        assertThat(facts.ranges(List.of(new RangeQuery(
                        "sludge-manifest-gps/received-dry",
                        DocumentFacts.ALWAYS,
                        Instant.parse("2020-01-01T00:00:00Z")))))
                .allSatisfy(range -> assertThat(range.count()).isZero());
        DocumentSteps load = sludge("figure-plant-c", "", "10.000");
        assertThat(facts.rows(
                        new RangeQuery("sludge-manifest-gps/received-dry", DocumentFacts.ALWAYS, before), null, 10_000))
                .extracting(FactSource.Row::fact)
                .noneMatch(fact -> String.valueOf(fact.link()).endsWith(load.id()));
    }

    @Test
    void onlyThoseWhoReadEveryDocumentSeeWhatIsCountedOfAll() {
        assertThat(api.as(Role.DATA_OFFICER, "sample-disposal")
                        .get("/api/documents/kinds/sludge-manifest-gps/figures")
                        .expect(200)
                        .json())
                .isEmpty();
    }
}
