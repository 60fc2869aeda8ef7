package io.qingyuan.registry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SampleRecordsTest extends RegistryTest {

    @Test
    void sampleRecordsAreMarkedReferToEachOtherAndGoTogether() {
        if (activations.hasSample()) {
            activations.removeSample();
        }
        activations.loadSample();

        JsonNode visit = office().get("/api/registers/visits/records?words=" + encoded("示例检查"))
                .expect(200)
                .json();
        assertThat(visit.path("records").get(0).path("sample").asBoolean()).isTrue();
        assertThat(visit.path("titles").path("record:kilns").toString()).contains("示例炉");
        JsonNode kiln = office().get("/api/registers/kilns/records?words=" + encoded("示例炉"))
                .json()
                .path("records")
                .get(0);
        assertThat(kiln.path("number").asString()).startsWith("示例-GYL-");

        activations.removeSample();
        assertThat(office().get("/api/registers/visits/records?words=" + encoded("示例检查"))
                        .json()
                        .path("records")
                        .size())
                .isZero();
    }
}
