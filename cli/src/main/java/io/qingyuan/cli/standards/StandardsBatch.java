package io.qingyuan.cli.standards;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.qingyuan.standards.NotInStandardException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Evaluates a stream of CSV rows by one topic. Every input column passes through; the results follow, then {@code fault}.
 * A result whose name the input has already is written as {@code result_NAME}. A bad row is reported with its line and
 * marked; the rows after it go on.
 */
final class StandardsBatch {
    private static final String FAULT = "fault";
    private static final String RESULT = "result_";
    private static final int BUFFER = 1 << 16;

    private final Topic topic;
    private final Topic.Evaluation evaluation;
    private final PrintStream err;
    private long bad;

    StandardsBatch(Topic topic, EditionChoice edition, PrintStream err) {
        this.topic = topic;
        this.evaluation = topic.begin(edition);
        this.err = err;
    }

    /**
     * Reads to the end.
     *
     * @return how many rows were bad
     * @throws IllegalArgumentException when there is no header, or not the columns that the topic needs
     */
    long run(InputStream in, PrintStream out) throws IOException {
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(new InputStreamReader(
                        in,
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT)))) {
            CsvWriter writer = CsvWriter.builder()
                    .lineDelimiter(LineDelimiter.LF)
                    .bufferSize(BUFFER)
                    .build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            try {
                run(csv.iterator(), writer);
            } finally {
                writer.flush();
            }
        }
        return bad;
    }

    private void run(Iterator<CsvRecord> records, CsvWriter writer) {
        long line = 0;
        try {
            if (!records.hasNext()) {
                throw new IllegalArgumentException("there is no header 没有表头");
            }
            CsvRecord first = records.next();
            List<String> header = names(first);
            Row row = new Row(topic, header, first);
            writer.writeRecord(headerWithResults(topic.summarizes() ? List.of() : header));
            String[] written = new String[header.size() + topic.results().size() + 1];
            while (records.hasNext()) {
                CsvRecord record = records.next();
                line = record.getStartingLineNumber();
                evaluate(record, row, header.size(), written);
                if (!topic.summarizes()) {
                    writer.writeRecord(written);
                }
            }
            finish(writer);
        } catch (CsvParseException | UncheckedIOException e) {
            bad++;
            err.println("line " + (line + 1) + " and after: " + unreadable(e));
        }
    }

    /** Fills what is written of a record: its own fields, the results or nothing in their place, the fault. */
    private void evaluate(CsvRecord record, Row row, int columns, String[] written) {
        Arrays.fill(written, "");
        copy(record, written, columns);
        try {
            requireFields(record, columns);
            row.moveTo(record);
            int at = columns;
            for (String result : evaluation.evaluate(row)) {
                written[at++] = result;
            }
        } catch (RowFault | NotInStandardException | IllegalArgumentException | ArithmeticException e) {
            written[written.length - 1] = report(record.getStartingLineNumber(), e);
        }
    }

    private void finish(CsvWriter writer) {
        String fault = bad == 0 ? "" : bad + " bad rows were left out 有坏行未计入";
        for (List<String> results : evaluation.finish()) {
            List<String> written = new ArrayList<>(results);
            written.add(fault);
            writer.writeRecord(written);
        }
    }

    private static void copy(CsvRecord record, String[] written, int columns) {
        for (int i = 0; i < Math.min(columns, record.getFieldCount()); i++) {
            written[i] = record.getField(i);
        }
    }

    private static void requireFields(CsvRecord record, int columns) {
        if (record.getFieldCount() != columns) {
            throw new RowFault("the row has " + record.getFieldCount() + " fields, the header " + columns + " 列数不符");
        }
    }

    private String report(long line, RuntimeException e) {
        bad++;
        String message = String.valueOf(e.getMessage());
        err.println("line " + line + ": " + message);
        return message;
    }

    private List<String> headerWithResults(List<String> header) {
        Set<String> taken = new TreeSet<>(header);
        List<String> all = new ArrayList<>(header);
        List<String> added = new ArrayList<>(topic.results());
        added.add(FAULT);
        for (String name : added) {
            String free = name;
            while (!taken.add(free)) {
                free = RESULT + free;
            }
            all.add(free);
        }
        return all;
    }

    private static List<String> names(CsvRecord header) {
        return header.getFields().stream()
                .map(field -> field.startsWith("\uFEFF") ? field.substring(1) : field)
                .map(String::strip)
                .toList();
    }

    private static String unreadable(RuntimeException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof CharacterCodingException) {
                return "the input is not UTF-8 不是 UTF-8 编码";
            }
        }
        return "the input cannot be read as CSV: "
                + String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT) + " 无法按 CSV 读取";
    }
}
