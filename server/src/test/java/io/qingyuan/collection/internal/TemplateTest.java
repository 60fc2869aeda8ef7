package io.qingyuan.collection.internal;

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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Our own template of a form goes out, is filled, comes in without a word about columns, and goes out the same. */
@ServerTest
@WithPacks
class TemplateTest {

    private static final String BUREAU = "ecology-environment-bureau";

    @Autowired
    private Api api;

    private Client officer() {
        return api.as(Role.DATA_OFFICER, BUREAU);
    }

    private String form(String year) {
        JsonNode opened = api.office()
                .post("/api/collection/rounds", Opening.of("plan-annual", year))
                .expect(200)
                .json();
        for (JsonNode form : api.office()
                .get("/api/collection/rounds/" + opened.get(0).get("id").asString())
                .json()
                .get("forms")) {
            if (form.get("unit").asString().equals(BUREAU)) {
                return form.get("form").asString();
            }
        }
        throw new AssertionError("no form of " + BUREAU);
    }

    private byte[] template(String form) {
        return officer()
                .get("/api/intake/template.xlsx?target=collection.form&context=" + form)
                .expect(200)
                .bytes();
    }

    private JsonNode send(String form, byte[] workbook) {
        String job = officer()
                .upload("/api/intake/jobs", "年报.xlsx", workbook, Map.of("target", "collection.form", "context", form))
                .expect(202)
                .json()
                .get("id")
                .asString();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> job(job).get("state").asString().matches("done|parked|mapping|refused|failed"));
        return job(job);
    }

    private JsonNode job(String id) {
        return officer().get("/api/intake/jobs/" + id).expect(200).json();
    }

    private String waiting(JsonNode job) {
        return officer()
                .get("/api/intake/jobs/" + job.get("id").asString() + "/rows?state=parked")
                .text();
    }

    /** Every cell of the sheet as a person sees it, with its type. */
    private static List<List<String>> cells(byte[] workbook) {
        DataFormatter shown = new DataFormatter();
        List<List<String>> rows = new ArrayList<>();
        edit(workbook, sheet -> {
            for (Row row : sheet) {
                List<String> cells = new ArrayList<>();
                for (int i = 0; i < sheet.getRow(0).getLastCellNum(); i++) {
                    Cell cell = row.getCell(i);
                    cells.add(cell == null ? "" : cell.getCellType() + " " + shown.formatCellValue(cell));
                }
                rows.add(cells);
            }
        });
        return rows;
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

    private static int column(Sheet sheet, String heading) {
        for (Cell cell : sheet.getRow(0)) {
            if (cell.getStringCellValue().equals(heading)) {
                return cell.getColumnIndex();
            }
        }
        throw new AssertionError("no column " + heading);
    }

    /** @param states the state to say of each qualitative item, by its name */
    private static void fill(Sheet sheet, Map<String, String> states) {
        int value = column(sheet, "本期数");
        int state = column(sheet, "定性结论");
        int finality = column(sheet, "数据状态");
        var decimals = sheet.getWorkbook().createCellStyle();
        decimals.setDataFormat(sheet.getWorkbook().createDataFormat().getFormat("0.00"));
        var day = sheet.getWorkbook().createCellStyle();
        day.setDataFormat(sheet.getWorkbook().createDataFormat().getFormat("yyyy-mm-dd"));
        for (int i = 1; i <= sheet.getLastRowNum(); i++) {
            Row row = sheet.getRow(i);
            String said = states.get(row.getCell(0).getStringCellValue());
            if (said != null) {
                row.createCell(state).setCellValue(said);
                row.createCell(finality).setCellValue("最终");
                row.createCell(column(sheet, "来源文件")).setCellValue("规划环评批复");
                row.createCell(column(sheet, "文号")).setCellValue("示例〔2014〕7号");
                Cell date = row.createCell(column(sheet, "文件日期"));
                date.setCellValue(LocalDate.of(2014, 3, 5));
                date.setCellStyle(day);
                continue;
            }
            row.createCell(finality).setCellValue(i % 3 == 0 ? "初步" : "最终");
            switch (i % 5) {
                case 0 -> row.createCell(value).setCellValue("—");
                case 1 -> row.createCell(value).setCellValue("/");
                case 2 -> row.createCell(value).setCellValue("无");
                case 3 -> {
                    Cell number = row.createCell(value);
                    number.setCellValue(0);
                    number.setCellStyle(decimals);
                }
                default -> {
                    Cell number = row.createCell(value);
                    number.setCellValue(12.5);
                    number.setCellStyle(decimals);
                }
            }
            row.createCell(column(sheet, "说明")).setCellValue("'=1+1（不是公式） " + i);
        }
    }

    @Test
    void ourTemplateRoundTripsCellForCell() {
        String form = form("1991");
        byte[] empty = template(form);
        assertThat(cells(empty)).hasSizeGreaterThan(5);

        // what was not touched changes nothing
        JsonNode untouched = send(form, empty);
        assertThat(untouched.get("state").asString()).isEqualTo("done");
        assertThat(cells(template(form))).isEqualTo(cells(empty));

        Map<String, String> states = new HashMap<>();
        for (JsonNode line : officer()
                .get("/api/collection/forms/" + form)
                .expect(200)
                .json()
                .get("lines")) {
            if (line.get("kind").asString().equals("state")) {
                states.put(
                        line.get("title").get("zh").asString(),
                        line.get("states").get(0).get("title").get("zh").asString());
            }
        }
        assertThat(states).isNotEmpty();
        byte[] filled = edit(empty, sheet -> fill(sheet, states));
        JsonNode taken = send(form, filled);
        assertThat(taken.get("state").asString()).describedAs(waiting(taken)).isEqualTo("done");
        byte[] again = template(form);
        assertThat(normal(cells(again))).isEqualTo(normal(cells(filled)));
        assertThat(cells(again)).isNotEqualTo(cells(empty));

        // and what came out once more is known already
        byte[] resaved = edit(again, _ -> {});
        JsonNode known = send(form, resaved);
        assertThat(known.get("state").asString()).isEqualTo("done");
        assertThat(cells(template(form))).isEqualTo(cells(again));
    }

    /** Cells that exist without anything in them are as good as none. */
    private static List<List<String>> normal(List<List<String>> rows) {
        return rows.stream()
                .map(row -> row.stream()
                        .map(cell -> Objects.requireNonNull(cell).matches("(BLANK|STRING) ?") ? "" : cell)
                        .toList())
                .toList();
    }

    @Test
    void aRenamedSheetIsTakenByItsColumnsAndNoFormulaIsEverRunOrWritten() throws IOException {
        String form = form("1992");
        byte[] renamed = edit(template(form), sheet -> {
            Row row = sheet.getRow(1);
            row.createCell(column(sheet, "本期数")).setCellFormula("1+1");
            row.createCell(column(sheet, "说明")).setCellValue("=cmd|' /C calc'!A0");
            sheet.getWorkbook().setSheetName(0, "我们改了名");
        });
        JsonNode taken = send(form, renamed);
        assertThat(taken.get("state").asString()).describedAs(waiting(taken)).isEqualTo("done");

        // the formula was never computed by anybody: its place is empty, and the words are words wherever they go
        for (String path : List.of(
                "/api/intake/template.xlsx?target=collection.form&context=" + form,
                "/api/collection/forms/" + form + "/form.xlsx")) {
            byte[] out = officer().get(path).expect(200).bytes();
            try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(out))) {
                int words = 0;
                for (Row row : book.getSheetAt(0)) {
                    for (Cell cell : row) {
                        assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA);
                        String text = cell.toString();
                        words += text.contains("cmd|") ? 1 : 0;
                        assertThat(text).doesNotStartWith("=");
                    }
                }
                assertThat(words).isEqualTo(1);
            }
        }
    }

    @Test
    void anotherUnitsTemplateIsNotHandedOut() {
        String form = form("1993");
        api.as(Role.DATA_OFFICER, "water-bureau")
                .get("/api/intake/template.xlsx?target=collection.form&context=" + form)
                .expect(403);
    }
}
