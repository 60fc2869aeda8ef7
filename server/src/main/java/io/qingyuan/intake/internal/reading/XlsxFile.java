package io.qingyuan.intake.internal.reading;

import io.qingyuan.intake.IntakeProblem;
import io.qingyuan.problem.ProblemException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * An .xlsx, streamed. Read as a zip of XML rather than through POI's reader, which keeps texts and styles of a file whole
 * in memory however large they are; POI only says what the formats mean. No DTD and no outside entity is ever followed.
 */
final class XlsxFile implements TableFile {

    private final ZipFile zip;
    private final String name;
    private final Limits limits;
    private final XMLInputFactory xml = XMLInputFactory.newDefaultFactory();
    private final List<Sheet> sheets = new ArrayList<>();
    private boolean since1904;
    private @Nullable List<String> texts;
    private @Nullable List<CellFormat> formats;

    private record Sheet(String name, boolean hidden, String part) {}

    /** Does something at each element that begins. */
    private interface Elements {
        void begins(XMLStreamReader reader, String element) throws XMLStreamException;
    }

    private XlsxFile(ZipFile zip, String name, Limits limits) {
        this.zip = zip;
        this.name = name;
        this.limits = limits;
        xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        xml.setProperty(XMLInputFactory.IS_COALESCING, true);
    }

    static XlsxFile open(Path path, String name, Limits limits) throws IOException {
        ZipFile zip;
        try {
            zip = new ZipFile(path.toFile());
        } catch (ZipException | EOFException e) {
            throw new ProblemException(IntakeProblem.CUT_OFF, name);
        }
        XlsxFile file = new XlsxFile(zip, name, limits);
        try {
            file.readBook();
            return file;
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private void readBook() throws IOException {
        Map<String, String> targets = new HashMap<>();
        scan("xl/_rels/workbook.xml.rels", (reader, element) -> {
            if (element.equals("Relationship")) {
                targets.put(attribute(reader, "Id"), part(attribute(reader, "Target")));
            }
        });
        scan("xl/workbook.xml", (reader, element) -> {
            if (element.equals("workbookPr")) {
                since1904 = isTrue(attribute(reader, "date1904"));
            } else if (element.equals("sheet")) {
                String part = targets.getOrDefault(relationship(reader), "");
                // a sheet of charts alone holds no rows
                if (part.startsWith("xl/worksheets/")) {
                    sheets.add(new Sheet(
                            attribute(reader, "name"),
                            !attribute(reader, "state").isEmpty()
                                    && !attribute(reader, "state").equals("visible"),
                            part));
                }
            }
        });
        if (sheets.size() > limits.sheets()) {
            throw Workbooks.tooMuch("工作表 sheets", sheets.size(), limits.sheets());
        }
    }

    @Override
    public List<SheetFacts> survey() throws IOException {
        List<SheetFacts> all = new ArrayList<>();
        for (Sheet sheet : sheets) {
            Workbooks.Gathering gathering = new Workbooks.Gathering(sheet.name(), sheet.hidden());
            rows(sheet, gathering, gathering::row);
            all.add(gathering.facts());
        }
        return all;
    }

    @Override
    public void read(int sheet, SheetFacts facts, Predicate<RawRow> sink) throws IOException {
        MergeFiller filler = new MergeFiller(facts.merges());
        rows(sheets.get(sheet), null, row -> sink.test(filler.fill(row)));
    }

    /** Thrown to leave a sheet when the sink has enough. */
    private static final class Enough extends RuntimeException {
        Enough() {
            super(null, null, false, false);
        }
    }

    private void rows(Sheet sheet, Workbooks.@Nullable Gathering gathering, Predicate<RawRow> sink) throws IOException {
        RowReader rows = new RowReader(sheet.name(), texts(), formats(), since1904, limits);
        try {
            scan(sheet.part(), (reader, element) -> {
                switch (element) {
                    case "row" -> {
                        RawRow row = rows.read(reader);
                        if (!sink.test(row)) {
                            throw new Enough();
                        }
                    }
                    case "col" -> {
                        if (gathering != null && isTrue(attribute(reader, "hidden"))) {
                            hiddenColumns(reader, gathering);
                        }
                    }
                    case "mergeCell" -> {
                        if (gathering != null) {
                            Merge merge = merge(attribute(reader, "ref"));
                            if (merge != null) {
                                gathering.merge(merge, limits.merges());
                            }
                        }
                    }
                    default -> {
                        // nothing to be taken from it
                    }
                }
            });
        } catch (Enough e) {
            // the rest is not wanted
        }
    }

    private void hiddenColumns(XMLStreamReader reader, Workbooks.Gathering gathering) {
        int first = number(attribute(reader, "min"), 1);
        int last = Math.min(number(attribute(reader, "max"), first), limits.columns());
        for (int column = first; column <= last; column++) {
            gathering.hiddenColumn(column - 1);
        }
    }

    private @Nullable Merge merge(String area) {
        String[] ends = area.split(":");
        if (ends.length != 2) {
            return null;
        }
        int[] first = RowReader.address(ends[0]);
        int[] last = RowReader.address(ends[1]);
        if (first[1] >= limits.columns()) {
            return null;
        }
        return new Merge(first[0], last[0], first[1], Math.min(last[1], limits.columns() - 1));
    }

    private List<String> texts() throws IOException {
        if (texts == null) {
            texts = sharedTexts();
        }
        return texts;
    }

    private List<String> sharedTexts() throws IOException {
        List<String> found = new ArrayList<>();
        long[] characters = {0};
        scan("xl/sharedStrings.xml", (reader, element) -> {
            if (element.equals("si")) {
                String text = RowReader.text(reader, "si");
                if (text.length() > limits.cellCharacters()) {
                    throw Workbooks.tooMuch("单元格字数 characters of a cell", text.length(), limits.cellCharacters());
                }
                characters[0] += text.length();
                if (characters[0] > limits.textCharacters()) {
                    throw Workbooks.tooMuch("文字总字数 characters of all texts", characters[0], limits.textCharacters());
                }
                found.add(text);
            }
        });
        return found;
    }

    private List<CellFormat> formats() throws IOException {
        if (formats == null) {
            formats = cellFormats();
        }
        return formats;
    }

    private List<CellFormat> cellFormats() throws IOException {
        Map<Integer, String> written = new HashMap<>();
        List<CellFormat> found = new ArrayList<>();
        boolean[] inCells = {false};
        scan("xl/styles.xml", (reader, element) -> {
            switch (element) {
                case "numFmt" -> written.put(number(attribute(reader, "numFmtId"), 0), attribute(reader, "formatCode"));
                case "cellXfs" -> inCells[0] = true;
                case "cellStyleXfs", "cellStyles", "dxfs" -> inCells[0] = false;
                case "xf" -> {
                    if (inCells[0] && found.size() < 1 << 16) {
                        int id = number(attribute(reader, "numFmtId"), 0);
                        found.add(CellFormat.of(id, written.getOrDefault(id, "")));
                    }
                }
                default -> {
                    // looks only
                }
            }
        });
        return found;
    }

    /** Walks through a part; one that is not there has no elements. */
    private void scan(String part, Elements elements) throws IOException {
        ZipEntry entry = find(part);
        if (entry == null) {
            return;
        }
        try (InputStream raw = zip.getInputStream(entry);
                InputStream in =
                        new CountedStream(new BufferedInputStream(raw, 1 << 16), part, limits.unpackedBytes())) {
            XMLStreamReader reader = xml.createXMLStreamReader(in);
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                    elements.begins(reader, reader.getLocalName());
                }
            }
        } catch (XMLStreamException e) {
            ProblemException refusal = cause(e);
            throw refusal != null ? refusal : new ProblemException(IntakeProblem.UNREADABLE, name, part);
        } catch (ZipException | EOFException e) {
            throw new ProblemException(IntakeProblem.CUT_OFF, name);
        }
    }

    private static @Nullable ProblemException cause(Throwable e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof ProblemException refusal) {
                return refusal;
            }
        }
        return null;
    }

    private @Nullable ZipEntry find(String part) {
        ZipEntry exact = zip.getEntry(part);
        if (exact != null) {
            return exact;
        }
        return zip.stream()
                .filter(entry -> entry.getName().replace('\\', '/').equalsIgnoreCase(part))
                .findFirst()
                .orElse(null);
    }

    private static String part(String target) {
        String clean = target.replace('\\', '/');
        if (clean.startsWith("/")) {
            return clean.substring(1);
        }
        return "xl/" + (clean.startsWith("./") ? clean.substring(2) : clean);
    }

    private static String relationship(XMLStreamReader reader) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals("id") && reader.getAttributeNamespace(i) != null) {
                return reader.getAttributeValue(i);
            }
        }
        return "";
    }

    static String attribute(XMLStreamReader reader, String name) {
        String value = reader.getAttributeValue(null, name);
        return value == null ? "" : value;
    }

    static boolean isTrue(String value) {
        String word = value.toLowerCase(Locale.ROOT);
        return word.equals("1") || word.equals("true");
    }

    static int number(String text, int otherwise) {
        if (text.isEmpty()) {
            return otherwise; // most cells have no such attribute
        }
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
