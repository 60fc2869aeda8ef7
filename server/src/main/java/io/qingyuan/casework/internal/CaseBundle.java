package io.qingyuan.casework.internal;

import io.qingyuan.casework.internal.CaseBodies.CaseBody;
import io.qingyuan.casework.internal.CaseBodies.DoneBody;
import io.qingyuan.casework.internal.CaseBodies.FileBody;
import io.qingyuan.casework.internal.CaseWords.Said;
import io.qingyuan.files.FileId;
import io.qingyuan.files.Files;
import io.qingyuan.packs.CanonicalJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.springframework.stereotype.Component;

/** The case file (卷宗): one Word document with an index, and a zip of it with every attachment and all hashes. */
@Component
class CaseBundle {

    private static final int LONGEST_NAME = 80;

    private final Files files;

    CaseBundle(Files files) {
        this.files = files;
    }

    /** One entry of the index. */
    private record Entry(String path, String what, String sha256, long sizeBytes) {}

    /** A zip: the document, the picture, the attachments, and {@code index.csv} with the hash of each. */
    void zip(CaseBody body, String picture, Instant at, Locale locale, OutputStream out) throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            put(zip, entries, "case.docx", title(body), word(body, at, locale));
            put(zip, entries, "procedure.svg", body.procedure().title(), picture.getBytes(StandardCharsets.UTF_8));
            int number = 1;
            for (DoneBody step : body.steps()) {
                for (FileBody file : step.files()) {
                    String path = String.format(Locale.ROOT, "files/%03d-%s", number++, safe(file.name()));
                    zip.putNextEntry(new ZipEntry(path));
                    try (InputStream content = files.open(new FileId(file.id()))) {
                        content.transferTo(zip);
                    }
                    zip.closeEntry();
                    entries.add(new Entry(path, what(step) + " · " + file.name(), file.sha256(), file.sizeBytes()));
                }
            }
            zip.putNextEntry(new ZipEntry("index.csv"));
            zip.write(index(entries).getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
    }

    private static void put(ZipOutputStream zip, List<Entry> entries, String path, String what, byte[] content)
            throws IOException {
        zip.putNextEntry(new ZipEntry(path));
        zip.write(content);
        zip.closeEntry();
        entries.add(new Entry(path, what, CanonicalJson.sha256(content), content.length));
    }

    private static String index(List<Entry> entries) {
        StringBuilder text = new StringBuilder("\uFEFFpath,what,sha256,bytes\r\n");
        entries.forEach(entry -> text.append(quoted(entry.path()))
                .append(',')
                .append(quoted(entry.what()))
                .append(',')
                .append(entry.sha256())
                .append(',')
                .append(entry.sizeBytes())
                .append("\r\n"));
        return text.toString();
    }

    /** Quoted; what a spreadsheet would run as a formula is not. */
    private static String quoted(String text) {
        String harmless = !text.isEmpty() && "=+-@".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return "\"" + harmless.replace("\"", "\"\"") + "\"";
    }

    private static String safe(String name) {
        String plain = name.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_");
        return plain.length() > LONGEST_NAME ? plain.substring(plain.length() - LONGEST_NAME) : plain;
    }

    private static String title(CaseBody body) {
        return body.number() + " " + body.subject();
    }

    private static String what(DoneBody step) {
        return step.number() + ". " + (step.title() == null ? step.act().name() : step.title());
    }

    /** The document. */
    byte[] word(CaseBody body, Instant at, Locale locale) throws IOException {
        boolean english = locale.getLanguage().equals("en");
        try (XWPFDocument document = new XWPFDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            paragraph(document, title(body), 18, true);
            paragraph(document, body.procedure().title(), 12, false);
            XWPFTable head = document.createTable(1, 2);
            row(head, 0, english ? "Number" : "编号", body.number());
            row(head, 1, english ? "Unit" : "承办单位", body.unit().title());
            row(head, 2, english ? "State" : "状态", state(body.state(), english));
            row(head, 3, english ? "Opened" : "立卷", CaseTelling.moment(body.openedAt()) + " " + body.openedBy());
            row(head, 4, english ? "Version of the procedure" : "流程版本", body.version());
            if (body.sample()) {
                row(head, 5, english ? "Note" : "说明", english ? "Sample" : "示例");
            }
            paragraph(document, english ? "Index" : "卷内目录", 14, true);
            XWPFTable index = document.createTable(1, 4);
            row(index, 0, "№", english ? "Step" : "环节", english ? "Who" : "办理人", english ? "When" : "时间");
            int line = 1;
            for (DoneBody step : body.steps()) {
                row(
                        index,
                        line++,
                        Integer.toString(step.number()),
                        what(step),
                        who(step),
                        CaseTelling.moment(step.happenedAt()));
            }
            for (DoneBody step : body.steps()) {
                paragraph(document, what(step), 14, true);
                paragraph(document, who(step) + "  " + CaseTelling.moment(step.happenedAt()), 11, false);
                if (step.reason() != null) {
                    paragraph(document, (english ? "Reason: " : "理由：") + step.reason(), 11, false);
                }
                if (step.hidden()) {
                    paragraph(document, english ? "(not for this reader)" : "（无权查看）", 11, false);
                }
                step.said().forEach(said -> said(document, said, 0));
                for (FileBody file : step.files()) {
                    paragraph(document, (english ? "File: " : "附件：") + file.name(), 11, false);
                    paragraph(document, "SHA-256 " + file.sha256(), 8, false);
                }
                if (step.signature() != null) {
                    paragraph(document, (english ? "Signed by " : "已签署：") + who(step), 11, false);
                    paragraph(document, "SHA-256 " + step.signature(), 8, false);
                }
            }
            paragraph(document, (english ? "Printed " : "打印时间 ") + CaseTelling.moment(at), 9, false);
            document.write(out);
            return out.toByteArray();
        }
    }

    private static void said(XWPFDocument document, Said said, int depth) {
        String indent = "  ".repeat(depth);
        paragraph(document, indent + said.title() + "：" + (said.closed() ? "***" : said.text()), 11, false);
        for (List<Said> row : said.rows()) {
            row.forEach(inner -> said(document, inner, depth + 1));
        }
    }

    static String state(CaseState state, boolean english) {
        return switch (state) {
            case OPEN -> english ? "open" : "办理中";
            case SUSPENDED -> english ? "suspended" : "已中止";
            case CLOSED -> english ? "closed" : "已办结";
            case CANCELLED -> english ? "cancelled" : "已撤销";
        };
    }

    private static String who(DoneBody step) {
        return step.person() + (step.unit() == null ? "" : " · " + step.unit());
    }

    private static void row(XWPFTable table, int line, String... cells) {
        if (table.getNumberOfRows() <= line) {
            table.createRow();
        }
        for (int i = 0; i < cells.length; i++) {
            table.getRow(line).getCell(i).setText(cells[i]);
        }
    }

    private static void paragraph(XWPFDocument document, String text, int size, boolean bold) {
        XWPFParagraph paragraph = document.createParagraph();
        XWPFRun run = paragraph.createRun();
        run.setText(text);
        run.setFontSize(size);
        run.setBold(bold);
    }
}
