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
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Each test works in a year of its own, so that they do not see each other. */
@ServerTest
@WithPacks
class WorkbookTest {

    private static final String BUREAU = "ecology-environment-bureau";
    private static final int VALUE = 7;
    private static final int DOCUMENT = 9;

    @Autowired
    private Api api;

    private Client officer() {
        return api.as(Role.DATA_OFFICER, BUREAU);
    }

    private byte[] template(int year) {
        return officer()
                .get("/api/statistics/template.xlsx?unit=%s&year=%d".formatted(BUREAU, year))
                .expect(200)
                .bytes();
    }

    private Client.Reply take(byte[] workbook, int year, boolean dryRun) {
        return officer()
                .upload(
                        "/api/statistics/import.xlsx",
                        "填报.xlsx",
                        workbook,
                        Map.of("unit", BUREAU, "year", Integer.toString(year), "dryRun", Boolean.toString(dryRun)));
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
        JsonNode result = take(template(2024), 2024, false).expect(200).json();

        assertThat(result.get("taken").asInt()).isZero();
        assertThat(result.get("unchanged").asInt()).isPositive();
    }

    @Test
    void filledRowsAreTakenAndEmptyOnesAreLeftAlone() {
        byte[] workbook = edit(template(2002), sheet -> {
            row(sheet, "air-good-days").createCell(VALUE).setCellValue(300);
            row(sheet, "air-valid-days").createCell(VALUE).setCellValue("360");
            row(sheet, "ind-06").createCell(VALUE).setCellValue("开展");
            row(sheet, "ind-06").createCell(DOCUMENT).setCellValue("规划环评批复");
        });

        JsonNode tried = take(workbook, 2002, true).expect(200).json();
        assertThat(tried.get("taken").asInt()).isEqualTo(3);
        assertThat(figures(2002)).isEmpty();

        take(workbook, 2002, false).expect(200);
        assertThat(figures(2002).findValuesAsString("element"))
                .contains("air-good-days", "air-valid-days", "ind-06", "ind-07a");
    }

    @Test
    void everyFaultIsToldWithItsCellAndNothingIsSaved() {
        byte[] workbook = edit(template(2001), sheet -> {
            row(sheet, "air-good-days").createCell(VALUE).setCellValue(300);
            row(sheet, "air-valid-days").createCell(VALUE).setCellValue("约三百天");
            row(sheet, "pm25-annual-mean").createCell(VALUE).setCellValue(-1);
            row(sheet, "sections-assessed").createCell(VALUE).setCellFormula("1+1");
            row(sheet, "ind-06").createCell(VALUE).setCellValue("不清楚");
            Row unknown = sheet.createRow(sheet.getLastRowNum() + 1);
            unknown.createCell(0).setCellValue("another-element");
        });

        JsonNode problem = take(workbook, 2001, false)
                .expectProblem(422, "statistics.workbook-invalid")
                .json();

        List<String> places = problem.get("errors").findValuesAsString("pointer");
        assertThat(places).hasSize(5).allMatch(place -> place.matches("填报![A-Z]+\\d+"));
        assertThat(problem.get("errors").findValuesAsString("code"))
                .containsExactlyInAnyOrder(
                        "statistics.not-a-number",
                        "statistics.out-of-range",
                        "statistics.formula-cell",
                        "statistics.not-a-state",
                        "statistics.row-unknown");
        assertThat(figures(2001)).isEmpty();
    }

    @Test
    void movedColumnsAreRefusedByTheirHeaders() {
        byte[] workbook = edit(template(2000), sheet -> {
            sheet.getRow(0).getCell(VALUE).setCellValue("初步/最终");
            sheet.getRow(0).getCell(VALUE + 1).setCellValue("上报数");
        });

        JsonNode problem = take(workbook, 2000, false)
                .expectProblem(422, "statistics.workbook-invalid")
                .json();
        assertThat(problem.get("errors").findValuesAsString("pointer")).containsExactly("填报!H1", "填报!I1");
    }

    @Test
    void aTemplateOfAnotherYearIsRefused() {
        take(template(2000), 1999, false).expectProblem(422, "statistics.workbook-invalid");
    }

    @Test
    void whatIsNoWorkbookIsRefused() {
        byte[] good = template(2000);
        for (byte[] content :
                List.of("编码,数".getBytes(StandardCharsets.UTF_8), new byte[0], Arrays.copyOf(good, good.length / 2))) {
            take(content, 2000, false).expectProblem(422, "statistics.workbook-unreadable");
        }
    }

    @Test
    void anotherUnitsTemplateCannotBeTakenByThisOfficer() {
        byte[] workbook = edit(
                template(1998),
                sheet -> row(sheet, "air-good-days").createCell(VALUE).setCellValue(300));

        api.as(Role.DATA_OFFICER, "water-bureau")
                .upload("/api/statistics/import.xlsx", "填报.xlsx", workbook, Map.of("unit", BUREAU, "year", "1998"))
                .expect(422);
        assertThat(figures(1998)).isEmpty();
    }

    private static Row row(Sheet sheet, String code) {
        for (Row row : sheet) {
            if (row.getCell(0).getStringCellValue().equals(code)) {
                return row;
            }
        }
        throw new AssertionError("no row of " + code);
    }

    private static byte[] edit(byte[] workbook, Consumer<Sheet> change) {
        try (Workbook book = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
            change.accept(book.getSheet("填报"));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            book.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
