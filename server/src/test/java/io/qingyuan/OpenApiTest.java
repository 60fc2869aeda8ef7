package io.qingyuan;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.support.ServerTest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The API's document is written from the code and checked in: {@code -Dopenapi.write=true} writes it, and a difference
 * fails, so that no change of the API goes unseen by those who call it.
 */
@ServerTest
class OpenApiTest {

    private static final Path DOCUMENT = Path.of("src/main/resources/openapi.json");

    private final OpenApiWebMvcResource springdoc;

    private final JsonMapper json = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    @Autowired
    OpenApiTest(OpenApiWebMvcResource springdoc) {
        this.springdoc = springdoc;
    }

    @Test
    void theCheckedInDocumentSaysWhatTheApiIs() throws Exception {
        String written = describe();
        if (Boolean.getBoolean("openapi.write")) {
            Files.writeString(DOCUMENT, written);
        }
        assertThat(Files.readString(DOCUMENT)).isEqualTo(written);
    }

    private String describe() throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/v3/api-docs");
        byte[] raw = springdoc.openapiJson(request, "/v3/api-docs", Locale.ENGLISH);
        ObjectNode document = (ObjectNode)
                json.readTree(new String(raw, StandardCharsets.UTF_8).replace("\"*/*\":", "\"application/json\":"));
        document.put("openapi", "3.1.0");
        document.remove("servers");
        document.putObject("info")
                .put("title", "Qingyuan 清源")
                .put("description", "Every reading call takes asOf (RFC 3339). Refusals are application/problem+json.")
                .put("version", "1");
        return json.writeValueAsString(sorted(document)) + "\n";
    }

    /** Keys in order, so that two runs write the same document. */
    private Object sorted(JsonNode node) {
        if (node.isObject()) {
            Map<String, Object> fields = new TreeMap<>();
            node.properties().forEach(field -> fields.put(field.getKey(), sorted(field.getValue())));
            return fields;
        }
        if (node.isArray()) {
            return node.values().stream().map(this::sorted).toList();
        }
        return node;
    }
}
