package io.qingyuan.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RecordListTest extends RegistryTest {

    private static final String LIST = "/api/registers/kilns/records";

    private String mark(String name) {
        return "列表" + name + "-" + Long.toString(System.nanoTime(), 36);
    }

    private List<String> names(String query) {
        return office().get(LIST + query).expect(200).json().path("records").findValuesAsString("name");
    }

    private static String where(String json) {
        return "where=" + encoded(json);
    }

    @Test
    void aListIsFilteredByAnyField() {
        String mark = mark("筛选");
        create(with(with(kiln(mark + "甲"), "remark", "靠近河道"), "capacity", "10"));
        create(with(with(kiln(mark + "乙"), "fuel", "gas"), "capacity", "20.5"));
        create(with(with(kiln(mark + "丙"), "built", "1999-01-01"), "in_network", true));

        String words = "&words=" + encoded(mark);
        assertThat(names("?" + where("{\"field\":\"remark\",\"contains\":\"河道\"}") + words))
                .containsExactly(mark + "甲");
        assertThat(names("?" + where("{\"field\":\"capacity\",\"is\":\"20.50\"}") + words))
                .containsExactly(mark + "乙");
        assertThat(names("?" + where("{\"field\":\"built\",\"below\":\"today-30\"}") + words))
                .containsExactly(mark + "丙");
        assertThat(names("?" + where("{\"not\":{\"field\":\"built\",\"filled\":true}}") + "&sort=kiln_name" + words))
                .containsExactly(mark + "乙", mark + "甲");
        assertThat(names("?"
                        + where(
                                "{\"any\":[{\"field\":\"fuel\",\"in\":[\"gas\",\"power\"]},{\"field\":\"large\",\"is\":true}]}")
                        + "&sort=kiln_name" + words))
                .containsExactly(mark + "丙", mark + "乙");
        assertThat(names("?flag=coal-in-network" + words)).containsExactly(mark + "丙");
        assertThat(names("?" + where("{\"state\":\"confirmed\"}") + words)).isEmpty();
    }

    @Test
    void aFilterThatCannotBeIsRefusedWithWhatCan() {
        JsonNode refusal = office().get(LIST + "?"
                        + where("{\"all\":[{\"field\":\"surprise\",\"is\":1},{\"field\":\"place\",\"is\":1}]}"))
                .expectProblem(422, "fields.condition")
                .json();
        assertThat(refusal.path("errors").findValuesAsString("pointer")).containsExactly("/all/0/field", "/all/1/is");
        office().get(LIST + "?" + where("{nonsense")).expectProblem(400, "registry.where");
        office().get(LIST + "?sort=burners").expectProblem(400, "registry.sort");
        office().get(LIST + "?after=xyz").expectProblem(400, "registry.cursor");
    }

    @Test
    void pagesFollowEachOtherWithoutGapsWhateverIsSortedBy() {
        String mark = mark("翻页");
        for (int i = 0; i < 7; i++) {
            Map<String, Object> values = kiln(mark + i);
            if (i % 3 == 0) {
                values.remove("capacity");
            } else {
                values.put("capacity", Integer.toString(i / 2));
            }
            create(values);
        }
        for (String sort :
                List.of("capacity", "-capacity", "kiln_name", "-@created", "@number", "-@changed", "-built")) {
            List<String> all = names("?limit=100&sort=" + sort + "&words=" + encoded(mark));
            List<String> paged = new ArrayList<>();
            String after = "";
            do {
                JsonNode page = office().get(LIST + "?limit=2&sort=" + sort + "&words=" + encoded(mark) + after)
                        .expect(200)
                        .json();
                paged.addAll(page.path("records").findValuesAsString("name"));
                after = page.hasNonNull("next") ? "&after=" + page.path("next").asString() : "";
            } while (!after.isEmpty());
            assertThat(paged).as(sort).hasSize(7).containsExactlyElementsOf(all);
        }
        assertThat(names("?sort=capacity&words=" + encoded(mark)))
                .startsWith(mark + "1")
                .endsWith(mark + "6");
    }

    @Test
    void totalsSayWhatTheyCount() {
        String mark = mark("总数");
        create(kiln(mark));
        JsonNode total =
                office().get(LIST + "/total?words=" + encoded(mark)).expect(200).json();
        assertThat(total.path("count").asLong()).isEqualTo(1);
        assertThat(total.path("estimate").asBoolean()).isFalse();
        JsonNode registers = office().get("/api/registers").expect(200).json();
        assertThat(registers.findValuesAsString("id")).contains("kilns", "tanks", "visits");
        assertThat(api.auditAdmin().get("/api/registers").expect(200).json().findValuesAsString("id"))
                .containsExactly("visits");
    }

    @Test
    void anActOnManyIsLookedAtFirstAndThenDoneToExactlyThose() {
        String mark = mark("批量");
        JsonNode one = create(kiln(mark + "1"));
        create(kiln(mark + "2"));
        JsonNode done = create(with(kiln(mark + "3"), "method", "改气"));
        office().post(record(done) + "/moves/close", Map.of("version", 1, "reason", "停产"))
                .expect(200);
        Map<String, Object> act = new HashMap<>(Map.of(
                "ids",
                List.of(),
                "where",
                Map.of("field", "kiln_name", "contains", mark),
                "set",
                Map.of("fuel", "gas")));

        JsonNode seen =
                office().post("/api/registers/kilns/bulk", act).expect(200).json();
        assertThat(seen.path("records").asLong()).isEqualTo(3);
        assertThat(seen.path("changes").asLong()).isEqualTo(2);
        assertThat(seen.path("refused").get(0).path("name").asString()).isEqualTo(mark + "3");
        act.put("seen", seen.path("token").asString());
        office().put(record(one), Map.of("values", with(kiln(mark + "1"), "remark", "变"), "version", 1))
                .expect(200);
        office().post("/api/registers/kilns/bulk", act).expectProblem(409, "registry.bulk-changed");
        act.remove("seen");
        act.put(
                "seen",
                office().post("/api/registers/kilns/bulk", act)
                        .expect(200)
                        .json()
                        .path("token")
                        .asString());
        JsonNode changed =
                office().post("/api/registers/kilns/bulk", act).expect(200).json();

        assertThat(changed.path("done").asBoolean()).isTrue();
        assertThat(names("?" + where("{\"field\":\"fuel\",\"is\":\"gas\"}") + "&sort=kiln_name&words=" + encoded(mark)))
                .containsExactly(mark + "1", mark + "2");
    }

    @Test
    void peopleKeepListsAndShareThem() {
        Map<String, Object> view = Map.of(
                "title", "燃煤炉窑", "shared", true, "content", Map.of("where", Map.of("field", "fuel", "is", "coal")));
        JsonNode kept =
                office().put("/api/registers/kilns/views", view).expect(200).json();
        String id = kept.get(0).path("id").asString();

        JsonNode seen = officer().get("/api/registers/kilns/views").expect(200).json();
        assertThat(seen.get(0).path("title").asString()).isEqualTo("燃煤炉窑");
        assertThat(seen.get(0).path("mine").asBoolean()).isFalse();
        officer().delete("/api/registers/kilns/views/" + id).expectProblem(404, "registry.no-view");
        assertThat(office().delete("/api/registers/kilns/views/" + id)
                        .expect(200)
                        .json()
                        .size())
                .isZero();
    }

    @Test
    void recordsAreRelatedFromBothSides() {
        JsonNode kiln = create(kiln(mark("关联")));
        JsonNode visit =
                create("visits", Map.of("what", "例行检查", "kiln", kiln.path("id").asString()));

        JsonNode ofVisit =
                office().get(record(visit) + "/relations").expect(200).json();
        assertThat(ofVisit.path("refersTo").get(0).path("title").asString())
                .isEqualTo(kiln.path("name").asString());
        JsonNode ofKiln = office().get(record(kiln) + "/relations").expect(200).json();
        assertThat(ofKiln.path("referredToBy").get(0).path("register").asString())
                .isEqualTo("visits");
        assertThat(ofKiln.path("referredToBy")
                        .get(0)
                        .path("records")
                        .get(0)
                        .path("name")
                        .asString())
                .isEqualTo("例行检查");
    }

    @Test
    void whatMayBeThereTwiceIsFound() {
        String mark = mark("重名");
        create(kiln(mark + "有限公司（东）"));
        JsonNode second = create(kiln(mark + "有限公司(东)"));

        JsonNode doubles =
                office().get("/api/registers/kilns/doubles").expect(200).json();
        assertThat(doubles.toString()).contains(mark);
        JsonNode alike = office().get(record(second) + "/alike").expect(200).json();
        assertThat(alike.get(0).path("name").asString()).isEqualTo(mark + "有限公司（东）");
    }

    @Test
    void theTimelineTellsTheLatestFirst() {
        JsonNode made = create(kiln(mark("时间线")));
        office().post(record(made) + "/moves/close", Map.of("version", 1, "reason", "停产"))
                .expect(200);

        JsonNode events = office().get("/api/registers/kilns/timeline?limit=2")
                .expect(200)
                .json()
                .path("events");
        assertThat(events.findValuesAsString("act")).containsExactly("close", "create");
        assertThat(events.get(0).path("reason").asString()).isEqualTo("停产");
    }

    @Test
    void theMapShowsWhatLiesInTheBox() {
        String mark = mark("地图");
        create(with(kiln(mark), "place", Map.of("type", "Point", "coordinates", List.of(120.5, 31.0))));
        String words = "&words=" + encoded(mark);

        JsonNode here = office().get(LIST + "/places?box=120,30,121,32" + words)
                .expect(200)
                .json();
        assertThat(here.path("places").get(0).path("color").asString()).isEqualTo("coal");
        assertThat(office().get(LIST + "/places?box=100,30,101,32" + words)
                        .expect(200)
                        .json()
                        .path("places")
                        .size())
                .isZero();
    }

    @Test
    void theWorkbookHoldsTheListWithNamesForCodes() throws IOException {
        String mark = mark("导出");
        create(with(kiln(mark), "contact", "保密人"));
        byte[] bytes = officer()
                .get(LIST + "/export.xlsx?words=" + encoded(mark))
                .expect(200)
                .bytes();
        try (Workbook book = WorkbookFactory.create(new ByteArrayInputStream(bytes))) {
            Row row = book.getSheetAt(0).getRow(1);
            List<String> cells = new ArrayList<>();
            row.forEach(cell -> cells.add(cell.toString()));
            assertThat(cells).contains(mark, "煤", "北镇", "候选", "35.5").doesNotContain("保密人");
        }
    }

    @Test
    void theSchemaSaysWhatValuesARecordHas() {
        JsonNode schema =
                office().get("/api/registers/kilns/schema").expect(200).json();
        assertThat(schema.path("properties").propertyNames()).hasSize(20);
        assertThat(schema.path("required").toString()).isEqualTo("[\"kiln_name\",\"owner_unit\",\"fuel\"]");
        assertThat(schema.path("properties").path("capacity").path("x-unit").asString())
                .isEqualTo("t/h");
    }
}
