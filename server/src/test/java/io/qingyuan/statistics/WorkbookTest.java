package io.qingyuan.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.identity.Role;
import io.qingyuan.support.Api;
import io.qingyuan.support.Client;
import io.qingyuan.support.ServerTest;
import io.qingyuan.support.WithPacks;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A unit's year by workbook, through the one import pipeline. Each test plays in years of its own. */
@ServerTest
@WithPacks
class WorkbookTest {

    private static final String BUREAU = "ecology-environment-bureau";
    private static final String GOOD_DAYS = "优良天数（AQI≤100）";
    private static final String VALID_DAYS = "有效监测天数";

    @Autowired
    private Api api;

    private Client officer() {
        return api.as(Role.DATA_OFFICER, BUREAU);
    }

    private byte[] template(int year) {
        return officer()
                .get("/api/intake/template.xlsx?target=statistics.figure&context=%s@%d".formatted(BUREAU, year))
                .expect(200)
                .bytes();
    }

    private JsonNode take(byte[] workbook, int year) {
        String job = officer()
                .upload(
                        "/api/intake/jobs",
                        "填报.xlsx",
                        workbook,
                        Map.of("target", "statistics.figure", "context", BUREAU + "@" + year))
                .expect(202)
                .json()
                .get("id")
                .asString();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> job(job).get("state").asString().matches("done|parked|mapping|refused|failed|unchanged"));
        return job(job);
    }

    private JsonNode job(String id) {
        return officer().get("/api/intake/jobs/" + id).expect(200).json();
    }

    private String waiting(JsonNode job) {
        return officer()
                .get("/api/intake/jobs/" + job.get("id").asString() + "/rows?state=parked")
                .expect(200)
                .text();
    }

    private JsonNode figures(int year) {
        return officer()
                .get("/api/statistics/figures?unit=%s&from=%d&to=%d".formatted(BUREAU, year, year))
                .expect(200)
                .json()
                .get("figures");
    }

    @Test
    void aTemplateReadsBackWithoutDifference() {
        JsonNode job = take(template(2024), 2024);

        assertThat(job.get("state").asString()).describedAs(waiting(job)).isEqualTo("done");
        assertThat(job.get("taken").asInt()).isZero();
        assertThat(job.get("unchanged").asInt()).isPositive();
    }

    @Test
    void filledRowsAreTakenAndEmptyOnesAreLeftAlone() {
        byte[] workbook = edit(template(2002), sheet -> {
            cell(sheet, GOOD_DAYS, "上报数").setCellValue(300);
            cell(sheet, VALID_DAYS, "上报数").setCellValue("３６０");
        });

        JsonNode job = take(workbook, 2002);
        assertThat(job.get("state").asString()).describedAs(waiting(job)).isEqualTo("done");
        assertThat(job.get("taken").asInt()).isEqualTo(2);
        assertThat(figures(2002).findValuesAsString("element")).contains("air-good-days", "air-valid-days", "ind-07a");
    }

    @Test
    void goodRowsAreTakenAndEachOtherWaitsWithItsReason() {
        byte[] workbook = edit(template(2001), sheet -> {
            cell(sheet, GOOD_DAYS, "上报数").setCellValue(300);
            cell(sheet, VALID_DAYS, "上报数").setCellValue("约三百天");
            cell(sheet, "PM2.5年均浓度", "上报数").setCellValue(-1);
            Row unknown = sheet.createRow(sheet.getLastRowNum() + 1);
            unknown.createCell(0).setCellValue("另一个数据元");
            unknown.createCell(1).setCellValue("2001");
        });

        JsonNode job = take(workbook, 2001);
        assertThat(job.get("state").asString()).isEqualTo("parked");
        assertThat(job.get("taken").asInt()).isEqualTo(1);
        assertThat(job.get("parked").asInt()).isEqualTo(3);
        assertThat(waiting(job))
                .contains("intake.not-a-number", "约三百天", "statistics.out-of-range", "intake.not-a-choice", "另一个数据元");
        assertThat(figures(2001).findValuesAsString("element"))
                .contains("air-good-days")
                .doesNotContain("air-valid-days");
    }

    @Test
    void aFigureOfAnotherYearAndOneOfAYearThatHasNotBegunWait() {
        JsonNode other = take(
                edit(template(2000), sheet -> {
                    cell(sheet, GOOD_DAYS, "上报数").setCellValue(300);
                    cell(sheet, GOOD_DAYS, "期间").setCellValue("1999");
                }),
                2000);
        assertThat(waiting(other)).contains("statistics.row-unknown");

        JsonNode future =
                take(edit(template(2098), sheet -> cell(sheet, GOOD_DAYS, "上报数").setCellValue(300)), 2098);
        assertThat(future.get("state").asString()).isEqualTo("parked");
        assertThat(waiting(future)).contains("statistics.period-in-future");
        assertThat(figures(2098)).isEmpty();
    }

    @Test
    void aUnitThatIsNotThereAndAnotherUnitsYearAreRefused() {
        byte[] workbook =
                edit(template(1998), sheet -> cell(sheet, GOOD_DAYS, "上报数").setCellValue(300));

        officer()
                .upload(
                        "/api/intake/jobs",
                        "填报.xlsx",
                        workbook,
                        Map.of("target", "statistics.figure", "context", "abolished-bureau@1998"))
                .expectProblem(404, "statistics.no-context");
        api.as(Role.DATA_OFFICER, "water-bureau")
                .upload(
                        "/api/intake/jobs",
                        "填报.xlsx",
                        workbook,
                        Map.of("target", "statistics.figure", "context", BUREAU + "@1998"))
                .expect(403);
        assertThat(figures(1998)).isEmpty();
    }

    private static Row row(Sheet sheet, String name) {
        for (Row row : sheet) {
            if (row.getCell(0).getStringCellValue().equals(name)) {
                return row;
            }
        }
        throw new AssertionError("no row of " + name);
    }

    private static Cell cell(Sheet sheet, String name, String heading) {
        for (Cell header : sheet.getRow(0)) {
            if (header.getStringCellValue().equals(heading)) {
                return row(sheet, name).createCell(header.getColumnIndex());
            }
        }
        throw new AssertionError("no column " + heading);
    }

    private static byte[] edit(byte[] workbook, Consumer<Sheet> change) {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
            change.accept(book.getSheet("模板"));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            book.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
