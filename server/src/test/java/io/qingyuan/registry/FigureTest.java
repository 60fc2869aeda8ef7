package io.qingyuan.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Figures of the register of tanks; other classes may leave tanks behind, so differences are looked at. */
class FigureTest extends RegistryTest {

    private Map<String, JsonNode> figures() {
        Map<String, JsonNode> figures = new HashMap<>();
        office().get("/api/registers/tanks/figures")
                .expect(200)
                .json()
                .forEach(figure -> figures.put(figure.path("id").asString(), figure));
        return figures;
    }

    private JsonNode tank(String code, String content, String volume, String filled) {
        JsonNode made = create(
                "tanks",
                Map.of(
                        "code",
                        code,
                        "tank_name",
                        code,
                        "owner_unit",
                        "kiln-unit",
                        "content",
                        content,
                        "volume",
                        volume,
                        "filled",
                        filled));
        return office().post(record(made) + "/moves/confirm", Map.of("version", 1))
                .expect(200)
                .json();
    }

    @Test
    void everyFigureHasAReceiptThatListsTheRecords() {
        long before = figures().get("tanks").path("count").asLong();
        tank("FG-1", "gas", "10.5", "1");
        JsonNode coal = tank("FG-2", "coal", "20", "2");
        create(
                "tanks",
                Map.of(
                        "code",
                        "FG-3",
                        "tank_name",
                        "草稿不算",
                        "owner_unit",
                        "kiln-unit",
                        "content",
                        "gas",
                        "volume",
                        "1000"));

        Map<String, JsonNode> figures = figures();
        JsonNode count = figures.get("tanks");
        assertThat(Long.parseLong(count.path("value").asString())).isEqualTo(before + 2);
        assertThat(count.path("stale").asBoolean()).isFalse();
        assertThat(count.path("breakdowns").get(0).path("parts").toString()).contains("\"title\":\"天然气\"");
        JsonNode explained = office().get(
                        "/api/receipts/" + count.path("receipt").asString())
                .expect(200)
                .json();
        assertThat(explained.toString()).contains("registry.figure");
        JsonNode replay = office().post("/api/receipts/" + count.path("receipt").asString() + "/replay", Map.of())
                .expect(200)
                .json();
        assertThat(replay.toString()).doesNotContain("\"same\":false");

        office().put(
                        record(coal),
                        Map.of(
                                "values",
                                Map.of(
                                        "code",
                                        "FG-2",
                                        "tank_name",
                                        "FG-2",
                                        "owner_unit",
                                        "kiln-unit",
                                        "content",
                                        "gas",
                                        "volume",
                                        "20",
                                        "filled",
                                        "2"),
                                "version",
                                coal.path("version").asInt(),
                                "reason",
                                "改气"))
                .expect(200);
        JsonNode volume = figures().get("volume");
        assertThat(volume.path("receipt")).isNotEqualTo(figures.get("volume").path("receipt"));
        assertThat(new BigDecimal(volume.path("value").asString())
                        .subtract(new BigDecimal(
                                figures.get("volume").path("value").asString())))
                .isEqualByComparingTo("20");
    }
}
