package io.qingyuan.registry.internal.web;

import io.qingyuan.fields.Field;
import io.qingyuan.fields.FieldKind;
import io.qingyuan.fields.Section;
import io.qingyuan.registry.Register;
import io.qingyuan.registry.internal.records.RecordRow;
import io.qingyuan.registry.internal.records.ValueTitles;
import io.qingyuan.time.Zone;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A record on paper (打印件): title, number and state, its fields by section, tables as tables, and which version was printed. */
final class PrintForm {

    private static final int TITLE_POINTS = 18;
    private static final int TEXT_POINTS = 10;

    private final XWPFDocument document = new XWPFDocument();
    private final Register register;
    private final RecordRow row;
    private final ObjectNode values;
    private final Map<String, Map<String, String>> titles;
    private final Locale locale;
    private final boolean english;

    private PrintForm(RecordRow row, ObjectNode values, Map<String, Map<String, String>> titles, Locale locale) {
        this.register = row.register();
        this.row = row;
        this.values = values;
        this.titles = titles;
        this.locale = locale;
        english = locale.getLanguage().equals("en");
    }

    static void write(
            RecordRow row,
            ObjectNode values,
            Map<String, Map<String, String>> titles,
            Locale locale,
            String by,
            Instant at,
            OutputStream out)
            throws IOException {
        PrintForm form = new PrintForm(row, values, titles, locale);
        try (XWPFDocument document = form.document) {
            form.fill(by, at);
            document.write(out);
        }
    }

    private void fill(String by, Instant at) {
        String sample = row.sample() ? word("（示例）", " (sample)") : "";
        paragraph(register.title().in(locale) + sample, TITLE_POINTS, true, ParagraphAlignment.CENTER);
        String number = row.number() == null ? "" : word("编号：", "Number: ") + row.number() + "        ";
        String state =
                register.state(row.state()).map(one -> one.title().in(locale)).orElse(row.state());
        paragraph(number + word("状态：", "State: ") + state, TEXT_POINTS, false, ParagraphAlignment.LEFT);
        fields(register.form().fields().stream()
                .filter(field -> field.section() == null)
                .toList());
        for (Section section : register.form().sections()) {
            List<Field> its = register.form().fields().stream()
                    .filter(field -> section.id().equals(field.section()))
                    .toList();
            if (its.stream().anyMatch(field -> values.has(field.id()))) {
                paragraph(section.title().in(locale), TEXT_POINTS + 2, true, ParagraphAlignment.LEFT);
                fields(its);
            }
        }
        paragraph("", TEXT_POINTS, false, ParagraphAlignment.LEFT);
        paragraph(
                word("第 ", "Version ")
                        + row.version()
                        + word(" 版，", ", ")
                        + row.authorName()
                        + word(" 于 ", ", ")
                        + shown(row.recordedAt())
                        + word(" 更新；", "; ")
                        + by
                        + word(" 于 ", " printed it, ")
                        + shown(at)
                        + word(" 打印。", "."),
                TEXT_POINTS - 1,
                false,
                ParagraphAlignment.LEFT);
        paragraph(
                word("存证主题 ", "Sealed as ") + "record/" + row.id() + "@" + row.version(),
                TEXT_POINTS - 1,
                false,
                ParagraphAlignment.LEFT);
    }

    private void fields(List<Field> fields) {
        List<Field> plain = new ArrayList<>();
        for (Field field : fields) {
            if (field.kind() instanceof FieldKind.Rows rows) {
                pairs(plain);
                plain.clear();
                table(field, rows);
            } else {
                plain.add(field);
            }
        }
        pairs(plain);
    }

    private void pairs(List<Field> fields) {
        if (fields.isEmpty()) {
            return;
        }
        XWPFTable table = document.createTable(fields.size(), 2);
        table.setWidth("100%");
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            XWPFTableRow line = table.getRow(i);
            cell(line, 0, field.title().in(locale) + unit(field), true);
            JsonNode value = values.get(field.id());
            cell(line, 1, value == null ? "" : shown(field, value), false);
        }
        document.createParagraph();
    }

    private void table(Field field, FieldKind.Rows rows) {
        paragraph(field.title().in(locale), TEXT_POINTS, true, ParagraphAlignment.LEFT);
        List<Field> columns = rows.fields().fields();
        JsonNode lines = values.get(field.id());
        int count = lines == null ? 0 : lines.size();
        XWPFTable table = document.createTable(count + 1, columns.size());
        table.setWidth("100%");
        for (int column = 0; column < columns.size(); column++) {
            Field one = columns.get(column);
            cell(table.getRow(0), column, one.title().in(locale) + unit(one), true);
            for (int line = 0; line < count; line++) {
                JsonNode value = lines.get(line).get(one.id());
                cell(table.getRow(line + 1), column, value == null ? "" : shown(one, value), false);
            }
        }
        document.createParagraph();
    }

    private String shown(Field field, JsonNode value) {
        if (field.kind() instanceof FieldKind.Geometry
                && value.path("type").asString("").equals("Point")) {
            return value.path("coordinates").get(0).asString() + ", "
                    + value.path("coordinates").get(1).asString();
        }
        if (field.kind() instanceof FieldKind.Files) {
            return value.size() + word(" 个附件", " files");
        }
        return ValueTitles.shown(field, value, titles, locale);
    }

    private String unit(Field field) {
        String unit = field.kind().unit(locale);
        return unit == null ? "" : word("（" + unit + "）", " (" + unit + ")");
    }

    private void paragraph(String text, int points, boolean bold, ParagraphAlignment alignment) {
        XWPFParagraph paragraph = document.createParagraph();
        paragraph.setAlignment(alignment);
        run(paragraph, text, points, bold);
    }

    private static void cell(XWPFTableRow row, int column, String text, boolean bold) {
        XWPFParagraph paragraph = row.getCell(column).getParagraphs().getFirst();
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            XWPFRun run = run(paragraph, lines[i], TEXT_POINTS, bold);
            if (i + 1 < lines.length) {
                run.addBreak();
            }
        }
    }

    private static XWPFRun run(XWPFParagraph paragraph, String text, int points, boolean bold) {
        XWPFRun run = paragraph.createRun();
        run.setText(text);
        run.setFontSize(points);
        run.setBold(bold);
        return run;
    }

    private static String shown(Instant at) {
        return at.atZone(Zone.BEIJING).toLocalDateTime().withNano(0).toString().replace('T', ' ');
    }

    private String word(String zh, String en) {
        return english ? en : zh;
    }
}
