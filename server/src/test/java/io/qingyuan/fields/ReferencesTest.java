package io.qingyuan.fields;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.identity.Role;
import io.qingyuan.support.Api;
import io.qingyuan.support.Client;
import io.qingyuan.support.ServerTest;
import io.qingyuan.support.WithPacks;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What a field can refer to besides records, with the shipped packs. */
@ServerTest
@WithPacks
class ReferencesTest {

    @Autowired
    private Api api;

    private JsonNode found(Client client, String target, String words) {
        return client.get("/api/fields/references/" + target + "?words="
                        + URLEncoder.encode(words, StandardCharsets.UTF_8).replace("+", "%20"))
                .expect(200)
                .json()
                .path("choices");
    }

    @ParameterizedTest
    @CsvSource({
        "unit, 生态环境局, ecology-environment-bureau",
        "area, 七都, area-qidu",
        "indicator, 饮用水水源地, ind-22",
    })
    void thingsAreFoundByAPartOfTheirName(String target, String words, String id) {
        assertThat(found(api.office(), target, words).findValuesAsString("id")).contains(id);
        assertThat(found(api.office(), target, "没有这样的名称")).isEmpty();
    }

    @Test
    void peopleInOfficeAreFoundAndNamedByTheirNumber() {
        Api.Login login = api.person(Role.DATA_OFFICER, "water-bureau");
        String id = login.person().toString();
        String name = api.office()
                .get("/api/fields/references/person?id=" + id)
                .expect(200)
                .json()
                .path("choices")
                .get(0)
                .path("title")
                .asString();

        assertThat(name).isNotBlank();
        assertThat(found(api.office(), "person", name).findValuesAsString("title"))
                .isNotEmpty()
                .allMatch(title -> title.contains(name));
        api.visitor().get("/api/fields/references/person").expect(401);
    }
}
