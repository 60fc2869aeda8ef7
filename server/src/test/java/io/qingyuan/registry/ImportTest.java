package io.qingyuan.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.support.Client;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ImportTest extends RegistryTest {

    private static final List<String> HEADINGS =
            List.of("记录编号", "记录状态", "罐号", "名称", "责任单位", "容积", "存量", "介质", "下次检验", "已检验", "位置", "附件");

    private static byte[] workbook(List<List<String>> rows) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            XSSFSheet sheet = book.createSheet("储罐");
            for (int i = 0; i <= rows.size(); i++) {
                Row row = sheet.createRow(i);
                List<String> cells = i == 0 ? HEADINGS : rows.get(i - 1);
                for (int j = 0; j < cells.size(); j++) {
                    row.createCell(j).setCellValue(cells.get(j));
                }
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            book.write(out);
            return out.toByteArray();
        }
    }

    private static List<String> tank(String code, String name, String unit, String volume, String content) {
        return List.of(
                "",
                "",
                code,
                name,
                unit,
                volume,
                "1.5",
                content,
                "2030-01-02",
                "是",
                "120.5,31.1",
                "[{\"what\":\"阀\",\"size\":\"2\"}]");
    }

    private JsonNode send(Client client, String context, byte[] workbook) {
        String job = client.upload(
                        "/api/intake/jobs",
                        "储罐.xlsx",
                        workbook,
                        Map.of("target", "registry.record", "context", context))
                .expect(202)
                .json()
                .path("id")
                .asString();
        return settled(client, job);
    }

    private JsonNode settled(Client client, String job) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(120))
                .until(() -> job(client, job)
                        .path("state")
                        .asString()
                        .matches("done|parked|mapping|refused|failed|unchanged"));
        return job(client, job);
    }

    private static JsonNode job(Client client, String id) {
        return client.get("/api/intake/jobs/" + id).expect(200).json();
    }

    private static String rows(Client client, JsonNode job, String state) {
        return client.get("/api/intake/jobs/" + job.path("id").asString() + "/rows?state=" + state)
                .text();
    }

    private static List<List<String>> cells(byte[] workbook) throws IOException {
        DataFormatter shown = new DataFormatter();
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
            List<List<String>> rows = new ArrayList<>();
            for (Row row : book.getSheetAt(0)) {
                List<String> cells = new ArrayList<>();
                row.forEach(cell -> cells.add(shown.formatCellValue(cell)));
                rows.add(cells);
            }
            return rows;
        }
    }

    @Test
    void goodRowsAreTakenBadOnesWaitAndAreMendedInPlace() throws IOException {
        JsonNode job = send(
                office(),
                "tanks",
                workbook(List.of(
                        tank("IM-1", "一号罐", "炉窑单位", "10.50", "天然气"),
                        tank("IM-2", "二号罐", "没有的单位", "10", "天然气"),
                        tank("IM-3", "三号罐", "炉窑单位", "-3", "天然气"),
                        tank("", "无号罐", "炉窑单位", "3", "煤"))));

        assertThat(job.path("state").asString()).as(job.toString()).isEqualTo("parked");
        assertThat(job.path("taken").asInt()).isEqualTo(1);
        assertThat(job.path("parked").asInt()).isEqualTo(3);
        String waiting = rows(office(), job, "parked");
        assertThat(waiting).contains("没有的单位").contains("-3").contains("fields.required");
        JsonNode first = office().get("/api/intake/jobs/" + job.path("id").asString() + "/rows?state=parked")
                .json()
                .get(0);
        assertThat(office().get("/api/registers/tanks/records?words=" + encoded("一号罐"))
                        .json()
                        .path("records")
                        .get(0)
                        .path("values")
                        .path("volume")
                        .asString())
                .isEqualTo("10.50");
        office().put(
                        "/api/intake/jobs/" + job.path("id").asString() + "/rows/"
                                + first.path("number").asLong(),
                        Map.of("seen", first.path("version").asInt(), "cells", Map.of("owner_unit", "另一单位")))
                .expect(200);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() ->
                        job(office(), job.path("id").asString()).path("taken").asInt() == 2);
        assertThat(office().get("/api/registers/tanks/records?words=" + encoded("二号罐"))
                        .json()
                        .path("records")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void aTemplateThatComesBackUntouchedChangesNothing() throws IOException {
        create(
                "tanks",
                Map.of(
                        "code",
                        "RT-1",
                        "tank_name",
                        "往返罐",
                        "owner_unit",
                        "other-unit",
                        "volume",
                        "7.10",
                        "place",
                        Map.of("type", "Point", "coordinates", List.of(120.123456, 31.5)),
                        "parts",
                        List.of(Map.of("what", "泵", "size", "1.0")),
                        "keeper",
                        "王"));
        byte[] template = office().get("/api/intake/template.xlsx?target=registry.record&context=tanks")
                .expect(200)
                .bytes();
        assertThat(cells(template).getFirst()).containsExactlyElementsOf(HEADINGS);

        JsonNode job = send(office(), "tanks", template);

        assertThat(job.path("state").asString())
                .as(job + rows(office(), job, "parked"))
                .isEqualTo("done");
        assertThat(job.path("taken").asInt()).isZero();
        assertThat(job.path("unchanged").asInt()).isEqualTo(cells(template).size() - 1);
        assertThat(cells(office().get("/api/intake/template.xlsx?target=registry.record&context=tanks")
                        .bytes()))
                .isEqualTo(cells(template));
    }

    @Test
    void aRowIsAboutTheRecordWithItsNumberOrItsUniqueValue() throws IOException {
        JsonNode made =
                create("tanks", Map.of("code", "UP-1", "tank_name", "旧名", "owner_unit", "kiln-unit", "keeper", "赵"));
        JsonNode job = send(office(), "tanks", workbook(List.of(tank("UP-1", "新名", "炉窑单位", "8", "煤"))));

        assertThat(job.path("taken").asInt()).as(job.toString()).isEqualTo(1);
        JsonNode now = office().get(record(made)).expect(200).json();
        assertThat(now.path("name").asString()).isEqualTo("新名");
        assertThat(now.path("values").path("keeper").asString()).isEqualTo("赵");
        assertThat(now.path("act").asString()).isEqualTo("import");
    }

    @Test
    void anImportThatWouldBreakUniquenessIsParkedWithTheRecordThatHasIt() throws IOException {
        JsonNode one = create("tanks", Map.of("code", "UQ-1", "tank_name", "占号罐", "owner_unit", "kiln-unit"));
        JsonNode other = create("tanks", Map.of("code", "UQ-2", "tank_name", "改号罐", "owner_unit", "kiln-unit"));
        List<String> row = new ArrayList<>(tank("UQ-1", "改号罐", "炉窑单位", "1", "煤"));
        row.set(0, other.path("number").asString());
        JsonNode job = send(office(), "tanks", workbook(List.of(row)));

        assertThat(rows(office(), job, "parked")).contains("registry.taken").contains("占号罐");
        assertThat(office().get(record(one)).json().path("version").asInt()).isEqualTo(1);
    }

    @Test
    void anOfficerImportsTheOwnUnitsRecordsAlone() throws IOException {
        JsonNode targets = officer().get("/api/intake/targets").expect(200).json();
        assertThat(targets.toString()).contains("tanks@kiln-unit").doesNotContain("tanks@other-unit");
        JsonNode job = send(
                officer(),
                "tanks@kiln-unit",
                workbook(List.of(tank("OW-1", "本单位罐", "炉窑单位", "1", "煤"), tank("OW-2", "别家罐", "另一单位", "1", "煤"))));

        assertThat(job.path("taken").asInt()).isEqualTo(1);
        assertThat(rows(officer(), job, "parked")).contains("identity.other-unit");
    }

    @Test
    void aMirrorIsFilledByImportCountsAtOnceAndIssuesNoNumber() throws IOException {
        office().post(
                        "/api/registers/licences/records",
                        Map.of("values", Map.of("holder", "甲厂", "upstream", "9132", "synced_on", "2026-11-01")))
                .expectProblem(409, "registry.mirror");
        String csv = "持证单位,许可证编号,同步日期\n甲厂,91320509A001,2026-11-01\n乙厂,91320509B001,2026-11-01\n";
        String id = office().upload(
                        "/api/intake/jobs",
                        "许可证.csv",
                        csv.getBytes(StandardCharsets.UTF_8),
                        Map.of("target", "registry.record", "context", "licences"))
                .expect(202)
                .json()
                .path("id")
                .asString();
        JsonNode job = settled(office(), id);
        if (job.path("state").asString().equals("mapping")) {
            JsonNode preview = office().get("/api/intake/jobs/" + id + "/preview")
                    .expect(200)
                    .json();
            office().put(
                            "/api/intake/jobs/" + id + "/mapping",
                            Map.of("mapping", preview.path("mapping"), "save", false))
                    .expect(200);
            job = settled(office(), id);
        }
        assertThat(job.path("taken").asInt()).as(job.toString()).isEqualTo(2);
        JsonNode records = office().get("/api/registers/licences/records?sort=upstream")
                .json()
                .path("records");
        assertThat(records.findValuesAsString("state")).containsOnly("confirmed");
        assertThat(records.get(0).path("number").isNull()
                        || records.get(0).path("number").isMissingNode())
                .isTrue();
    }

    @Test
    void aWorkbookChangesWhatOnlyMovesMayChangeAsLittleAsAHandDoes() throws IOException {
        List<String> row = new ArrayList<>(tank("IM-90", "固定罐", "炉窑单位", "7", "天然气"));
        send(office(), "tanks", workbook(List.of(row)));
        JsonNode made = office().get("/api/registers/tanks/records?words=" + encoded("固定罐"))
                .json()
                .path("records")
                .get(0);
        office().post(
                        "/api/registers/tanks/records/" + made.path("id").asString() + "/moves/confirm",
                        Map.of("version", 1))
                .expect(200);
        row.set(HEADINGS.indexOf("附件"), "[{\"what\":\"盖\",\"size\":\"3\"}]");

        JsonNode job = send(office(), "tanks", workbook(List.of(row)));

        assertThat(job.path("state").asString()).as(job.toString()).isEqualTo("parked");
        assertThat(rows(office(), job, "parked")).contains("registry.fixed");
    }
}
