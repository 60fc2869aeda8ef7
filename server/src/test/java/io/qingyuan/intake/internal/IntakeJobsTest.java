package io.qingyuan.intake.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.identity.Role;
import io.qingyuan.support.Api;
import io.qingyuan.support.Client;
import io.qingyuan.support.ServerTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Imports through the whole application: settled, followed, stopped, gone on with, mended and taken. */
@ServerTest
class IntakeJobsTest {

    private static final int LONG = 2600;

    @Autowired
    private Api api;

    @Autowired
    private FigureTarget target;

    @Autowired
    private Runner runner;

    @Autowired
    private JsonMapper json;

    @Autowired
    @Qualifier("ownerDataSource")
    private DataSource owner;

    @TempDir
    private Path folder;

    @AfterEach
    void nothingHeldUp() {
        target.before = _ -> {};
    }

    @Test
    void aLayoutIsSettledOnceAndTheNextFileGoesThroughByItself() throws IOException {
        String unit = "intake-settled";
        Client officer = officer(unit);
        byte[] first = table("平望镇", 3, "盛泽镇", 5);
        JsonNode job = await(officer, submit(officer, unit, "a.xlsx", first), "mapping");

        JsonNode preview = officer.get("/api/intake/jobs/" + id(job) + "/preview")
                .expect(200)
                .json();
        assertThat(preview.get("headings").get(0).asString()).isEqualTo("指标名称");
        settle(officer, job, preview.get("mapping"), true);
        JsonNode done = await(officer, id(job), "done");

        assertThat(done.get("taken").asLong()).isEqualTo(2);
        assertThat(done.get("leftOut").get("TOTAL").asLong()).isEqualTo(1);
        assertThat(target.value(unit, "nh3", "pingwang", "2024-03")).isEqualTo("number:3");

        JsonNode second = await(officer, submit(officer, unit, "b.xlsx", table("平望镇", 4, "震泽镇", 6)), "done");
        assertThat(second.get("taken").asLong()).isEqualTo(2);
        assertThat(target.value(unit, "nh3", "pingwang", "2024-03")).isEqualTo("number:4");

        JsonNode again = await(officer, submit(officer, unit, "c.xlsx", first), "unchanged");
        assertThat(again.get("earlier").asString()).isEqualTo(id(job));
        officer.post("/api/intake/jobs/" + id(again) + "/take", null).expect(200);
        JsonNode forced = await(officer, id(again), "done");
        assertThat(forced.get("taken").asLong()).isEqualTo(1);
        assertThat(forced.get("unchanged").asLong()).isEqualTo(1);
    }

    @Test
    void goodRowsAreTakenAndBadOnesWaitToBeMendedOrDiscarded() throws IOException {
        String unit = "intake-parked";
        Client officer = officer(unit);
        Book book = Book.xlsx("月报")
                .row("指标名称", "地区", "月份", "数值", "备注")
                .row("氨氮", "平望镇", "2024年3月", 3)
                .row("氨氮", "平望", "2024.3", 4, "重复")
                .row("总磷", "不存在镇", "2024年3月", 5)
                .row("总磷", "盛泽镇", "2024年3月", "=HYPERLINK(1)")
                .row("总磷", "震泽镇", "2024年3月", 6, "坏");
        JsonNode job = settled(officer, submit(officer, unit, "p.xlsx", bytes(book)), "parked");
        assertThat(job.get("taken").asLong()).isEqualTo(1);
        assertThat(job.get("parked").asLong()).isEqualTo(4);

        JsonNode rows = waiting(officer, job);
        assertThat(faults(rows))
                .containsExactly(
                        "月报!3 intake.twice 月报!2",
                        "月报!4 intake.not-a-choice 不存在镇",
                        "月报!5 intake.not-a-number =HYPERLINK(1)",
                        "月报!6 intake.not-a-choice 坏");
        assertThat(rows.get(1).get("faults").get(0).get("detail").asString()).contains("地区", "不存在镇", "平望镇");

        String place = "/api/intake/jobs/" + id(job) + "/rows/"
                + rows.get(1).get("number").asLong();
        officer.put(place, Map.of("seen", 1, "cells", Map.of("place", "还是没有"))).expect(200);
        officer.put(place, Map.of("seen", 1, "cells", Map.of("place", "盛泽镇")))
                .expectProblem(409, "intake.changed-meanwhile");
        officer.put(place, Map.of("seen", 2, "cells", Map.of("place", "黎里镇"))).expect(200);
        awaitTaken(officer, job, 2);
        assertThat(target.value(unit, "tp", "lili", "2024-03")).isEqualTo("number:5");

        long doubled = rows.get(0).get("number").asLong();
        officer.post("/api/intake/jobs/" + id(job) + "/discard", Map.of("rows", List.of(doubled), "reason", " "))
                .expectProblem(422, "intake.reason");
        officer.post("/api/intake/jobs/" + id(job) + "/discard", Map.of("rows", List.of(doubled), "reason", "与上一行重复"))
                .expect(200);

        byte[] sheet = officer.get("/api/intake/jobs/" + id(job) + "/parked.xlsx")
                .expect(200)
                .bytes();
        officer.upload("/api/intake/jobs/" + id(job) + "/parked.xlsx", "x.xlsx", mended(sheet), Map.of())
                .expect(200);
        JsonNode done = await(officer, id(job), "done");
        assertThat(done.get("taken").asLong()).isEqualTo(4);
        assertThat(done.get("discarded").asLong()).isEqualTo(1);
        assertThat(target.value(unit, "tp", "shengze", "2024-03")).isEqualTo("number:7.5");
    }

    @Test
    void anImportGoesOnWhereAStoppedServerLeftIt() throws IOException {
        String unit = "intake-resumed";
        Client officer = officer(unit);
        JsonNode job = settledHeld(officer, submit(officer, unit, "long.csv", longTable(), true));
        JdbcClient database = JdbcClient.create(owner);

        // as a server leaves it that was killed while reading: some batches kept, the next one not
        database.sql("delete from intake.row where job = :job::uuid and number > 1500 * 1024")
                .param("job", id(job))
                .update();
        database.sql("""
                update intake.job set state = 'staging', line = 1500, rows_read = 1500, hold = false
                 where id = :job::uuid
                """).param("job", id(job)).update();
        target.before = _ -> {
            if (target.count(unit) > 500) {
                target.before = _ -> {};
                throw new IllegalStateException("the batch is lost");
            }
        };
        runner.wake();
        JsonNode failed = await(officer, id(job), "failed");
        assertThat(failed.get("rowsRead").asLong()).isEqualTo(LONG + 1);
        long taken = failed.get("taken").asLong();
        assertThat(taken).isEqualTo(target.count(unit)).isPositive().isLessThan(LONG);

        officer.post("/api/intake/jobs/" + id(job) + "/take", null).expect(200);
        JsonNode done = await(officer, id(job), "done");
        assertThat(done.get("taken").asLong()).isEqualTo(LONG);
        assertThat(target.count(unit)).isEqualTo(LONG);
        assertThat(target.mostWritten(unit)).isEqualTo(1);
    }

    @Test
    void anImportStopsWhenAskedToAndSaysWhatItTook() throws Exception {
        String unit = "intake-stopped";
        Client officer = officer(unit);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        target.before = batch -> {
            begun.countDown();
            wait(asked);
        };
        JsonNode job = await(officer, submit(officer, unit, "long.csv", longTable(), false), "mapping");
        settle(officer, job, mapping(officer, job), false);
        assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
        officer.post("/api/intake/jobs/" + id(job) + "/cancel", null);
        asked.countDown();

        JsonNode cancelled = await(officer, id(job), "cancelled");
        assertThat(cancelled.get("taken").asLong())
                .isEqualTo(target.count(unit))
                .isPositive()
                .isLessThan(LONG);
        officer.post("/api/intake/jobs/" + id(job) + "/cancel", null).expectProblem(409, "intake.state");
    }

    @Test
    void filesForOneContextAreTakenOneAfterAnother() throws IOException {
        String unit = "intake-together";
        Client officer = officer(unit);
        JsonNode first = settledHeld(officer, submit(officer, unit, "1.csv", longTable(), true));
        JsonNode second = settledHeld(officer, submit(officer, unit, "2.csv", longTable("氨氮,平望镇,2150年1月,1\n"), true));
        target.mostAtOnce.set(0);
        officer.post("/api/intake/jobs/" + id(first) + "/take", null).expect(200);
        officer.post("/api/intake/jobs/" + id(second) + "/take", null).expect(200);
        await(officer, id(first), "done");
        JsonNode last = await(officer, id(second), "done");

        assertThat(target.mostAtOnce.get()).isEqualTo(1);
        assertThat(last.get("taken").asLong() + last.get("unchanged").asLong()).isEqualTo(LONG + 1);
        assertThat(target.mostWritten(unit)).isEqualTo(1);
    }

    @Test
    void whoMayImportIsSaidByTheTargetsOwnKind() throws IOException {
        byte[] file = table("平望镇", 3, "盛泽镇", 5);
        Client officer = officer("intake-own");
        JsonNode job = await(officer, submit(officer, "intake-own", "a.xlsx", file), "mapping");

        officer("intake-other")
                .upload(
                        "/api/intake/jobs",
                        "a.xlsx",
                        file,
                        Map.of("target", FigureTarget.KIND, "context", "intake-own"))
                .expectProblem(403, "identity.other-unit");
        officer("intake-other").get("/api/intake/jobs/" + id(job)).expectProblem(404, "intake.not-found");
        officer("intake-other").get("/api/files/" + job.get("file").asString()).expect(404);
        api.systemAdmin().get("/api/intake/jobs").expect(403);
        api.office().get("/api/intake/jobs/" + id(job)).expect(200);
        officer.upload("/api/intake/jobs", "a.xlsx", file, Map.of("target", "no.such", "context", "x"))
                .expectProblem(404, "intake.no-target");
        assertThat(officer.get("/api/intake/targets").expect(200).text()).contains("test.figure", "intake-own");
    }

    @Test
    void aMappingThatCannotBeIsRefusedWithEveryFault() throws IOException {
        Client officer = officer("intake-mapping");
        JsonNode job =
                await(officer, submit(officer, "intake-mapping", "a.xlsx", table("平望镇", 3, "盛泽镇", 5)), "mapping");
        Map<String, Object> wrong = Map.of(
                "sheet",
                "月报",
                "headerRow",
                1,
                "headerRows",
                1,
                "columns",
                List.of(use("指标名称", "FIELD", "nothing"), use("没有这列", "FIELD", "place"), use("数值", "FIELD", "value")),
                "constants",
                Map.of("period", "今年"),
                "hidden",
                false);
        String text = officer.put("/api/intake/jobs/" + id(job) + "/mapping", Map.of("mapping", wrong, "save", false))
                .expectProblem(422, "intake.mapping")
                .text();

        assertThat(text)
                .contains("intake.mapping-column", "intake.mapping-field", "intake.mapping-constant")
                .contains("intake.mapping-missing");
    }

    @Test
    void filesThatCannotBeTakenSayWhy() throws IOException {
        String unit = "intake-hostile";
        Client officer = officer(unit);
        Map<String, String> fields = Map.of("target", FigureTarget.KIND, "context", unit);
        officer.upload("/api/intake/jobs", "a.pdf", "%PDF-1.7 x".getBytes(StandardCharsets.UTF_8), fields)
                .expectProblem(415, "intake.file-type");
        officer.upload("/api/intake/jobs", "a.xls", table("平望镇", 3, "盛泽镇", 5), fields)
                .expectProblem(415, "files.type-differs");
        JsonNode empty = await(officer, submit(officer, unit, "e.xlsx", bytes(Book.xlsx("空"))), "refused");
        assertThat(empty.get("refusal").get("code").asString()).isEqualTo("intake.no-table");
        assertThat(empty.get("refusal").get("detail").asString()).contains("e.xlsx");
    }

    @Test
    void aWorkbookOfMoreThan100MegabytesIsRefusedWhole() {
        byte[] huge = new byte[100 * 1024 * 1024 + 1];
        huge[0] = 'P';
        huge[1] = 'K';
        huge[2] = 3;
        huge[3] = 4;
        officer("intake-huge")
                .upload(
                        "/api/intake/jobs",
                        "huge.xlsx",
                        huge,
                        Map.of("target", FigureTarget.KIND, "context", "intake-huge"))
                .expectProblem(413, "files.too-large");
        assertThat(officer("intake-huge").get("/api/intake/jobs").expect(200).json())
                .isEmpty();
    }

    @Test
    void tenThousandBadRowsWaitEachWithItsReasonAndNothingElseDoes() throws IOException {
        int bad = 10_000;
        StringBuilder text = new StringBuilder("指标名称,地区,月份,数值\n");
        for (int i = 0; i < bad; i++) {
            text.append("氨氮,平望镇,%d年%d月,约%d\n".formatted(1200 + i / 12, i % 12 + 1, i));
        }
        text.append("氨氮,平望镇,2100年1月,7\n");
        Client officer = officer("intake-bad");
        JsonNode job = settled(
                officer,
                submit(officer, "intake-bad", "bad.csv", text.toString().getBytes(StandardCharsets.UTF_8)),
                "parked");

        assertThat(job.get("taken").asLong()).isEqualTo(1);
        assertThat(job.get("parked").asLong()).isEqualTo(bad);
        assertThat(waiting(officer, job)).hasSize(100);
        byte[] sheet = officer.get("/api/intake/jobs/" + id(job) + "/parked.xlsx")
                .expect(200)
                .bytes();
        try (Workbook book = new XSSFWorkbook(new ByteArrayInputStream(sheet))) {
            assertThat(book.getSheetAt(0).getLastRowNum()).isEqualTo(bad);
            Row last = book.getSheetAt(0).getRow(bad);
            assertThat(last.getCell(last.getLastCellNum() - 1).getStringCellValue())
                    .contains("约" + (bad - 1));
        }
    }

    @Test
    void whatIsHiddenIsAnnouncedAndNotTaken() throws IOException {
        String unit = "intake-hidden";
        Client officer = officer(unit);
        Book book = Book.xlsx("月报")
                .row("指标名称", "地区", "月份", "数值", "备注")
                .row("氨氮", "平望镇", "2024年3月", 3, "内部")
                .row("氨氮", "盛泽镇", "2024年3月", new Book.Formula("1+3", 4), "内部")
                .hideRow(2)
                .hideColumn(4)
                .sheet("隐藏")
                .row("指标名称")
                .hideSheet();
        JsonNode job = await(officer, submit(officer, unit, "h.xlsx", bytes(book)), "mapping");
        JsonNode preview = officer.get("/api/intake/jobs/" + id(job) + "/preview")
                .expect(200)
                .json();

        assertThat(preview.get("announcements").toString())
                .contains("hidden-sheet:隐藏", "hidden-rows:1", "hidden-columns:1", "formulas:1");
        settle(officer, job, preview.get("mapping"), false);
        JsonNode done = await(officer, id(job), "done");
        assertThat(done.get("taken").asLong()).isEqualTo(1);
        assertThat(done.get("leftOut").get("HIDDEN").asLong()).isEqualTo(1);
    }

    private static Map<String, Object> use(String heading, String role, String field) {
        return Map.of("heading", heading, "role", role, "field", field, "sets", Map.of(), "unit", "");
    }

    private Client officer(String unit) {
        return api.as(Role.DATA_OFFICER, unit);
    }

    private byte[] table(String place, int value, String other, int otherValue) throws IOException {
        return bytes(Book.xlsx("月报")
                .row("指标名称", "地区", "月份", "数值")
                .row("氨氮", place, "2024年3月", value)
                .row("氨氮", other, "2024年3月", otherValue)
                .row("合计", null, null, value + otherValue));
    }

    private byte[] bytes(Book book) throws IOException {
        return Files.readAllBytes(book.save(folder, "book.xlsx"));
    }

    private static byte[] longTable() {
        return longTable("");
    }

    private static byte[] longTable(String more) {
        StringBuilder text = new StringBuilder("指标名称,地区,月份,数值\n");
        String[] places = {"平望镇", "盛泽镇", "震泽镇", "黎里镇"};
        for (int i = 0; i < LONG; i++) {
            int month = i / places.length;
            text.append("氨氮,%s,%d年%d月,%d\n".formatted(places[i % places.length], 1950 + month / 12, month % 12 + 1, i));
        }
        return text.append(more).toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String submit(Client client, String unit, String name, byte[] file) {
        return submit(client, unit, name, file, false);
    }

    private static String submit(Client client, String unit, String name, byte[] file, boolean hold) {
        return id(client.upload(
                        "/api/intake/jobs",
                        name,
                        file,
                        Map.of("target", FigureTarget.KIND, "context", unit, "hold", Boolean.toString(hold)))
                .expect(202)
                .json());
    }

    private JsonNode settled(Client client, String id, String state) {
        JsonNode job = await(client, id, "mapping");
        settle(client, job, mapping(client, job), false);
        return await(client, id, state);
    }

    private JsonNode settledHeld(Client client, String id) {
        return settled(client, id, "held");
    }

    private static JsonNode mapping(Client client, JsonNode job) {
        return client.get("/api/intake/jobs/" + id(job) + "/preview")
                .expect(200)
                .json()
                .get("mapping");
    }

    private static void settle(Client client, JsonNode job, JsonNode mapping, boolean save) {
        client.put("/api/intake/jobs/" + id(job) + "/mapping", Map.of("mapping", mapping, "save", save))
                .expect(200);
    }

    private static String id(JsonNode job) {
        return job.get("id").asString();
    }

    private static JsonNode await(Client client, String id, String state) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> client.get("/api/intake/jobs/" + id).expect(200).json(), job -> {
                    String now = job.get("state").asString();
                    if (!now.equals(state)
                            && (now.equals("failed") || now.equals("refused") || now.equals("unchanged"))) {
                        throw new AssertionError("wanted " + state + ": " + job);
                    }
                    return now.equals(state);
                });
    }

    private static void awaitTaken(Client client, JsonNode job, long taken) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> client.get("/api/intake/jobs/" + id(job))
                                .json()
                                .get("taken")
                                .asLong()
                        == taken);
    }

    private static JsonNode waiting(Client client, JsonNode job) {
        return client.get("/api/intake/jobs/" + id(job) + "/rows?state=parked")
                .expect(200)
                .json();
    }

    private static List<String> faults(JsonNode rows) {
        List<String> all = new ArrayList<>();
        for (JsonNode row : rows) {
            JsonNode fault = row.get("faults").get(0);
            all.add(row.get("place").asString() + " " + fault.get("code").asString() + " "
                    + fault.get("found").asString());
        }
        return all;
    }

    /** The downloaded workbook as somebody sends it back: the value that was a formula's text mended, and the remark. */
    private byte[] mended(byte[] workbook) throws IOException {
        try (Workbook book = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
            for (Row row : book.getSheetAt(0)) {
                for (int i = 3; i < row.getLastCellNum() - 1; i++) {
                    String text = row.getCell(i).toString();
                    assertThat(text).doesNotStartWith("=");
                    if (text.equals("'=HYPERLINK(1)")) {
                        row.getCell(i).setCellValue(7.5);
                    } else if (text.equals("坏")) {
                        row.createCell(i).setCellValue("好");
                    }
                }
            }
            Path path = folder.resolve("mended.xlsx");
            try (var out = Files.newOutputStream(path)) {
                book.write(out);
            }
            return Files.readAllBytes(path);
        }
    }

    private static void wait(CountDownLatch latch) {
        try {
            latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
