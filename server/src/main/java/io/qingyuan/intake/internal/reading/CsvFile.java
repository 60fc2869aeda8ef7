package io.qingyuan.intake.internal.reading;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.qingyuan.intake.IntakeProblem;
import io.qingyuan.problem.ProblemException;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * A text file of records, packed by gzip or not. UTF-8 with or without a mark, UTF-16 with one, or GB18030 (which GBK is
 * part of); separated by comma, tab, semicolon, bar or the Chinese comma.
 */
final class CsvFile implements TableFile {

    private static final Charset CHINESE = Charset.forName("GB18030");
    private static final List<Character> SEPARATORS = List.of(',', '\t', ';', '|', '，');
    private static final int LOOKED_AT = 20;

    private final Path path;
    private final String name;
    private final boolean packed;
    private final Limits limits;
    private final Charset charset;
    private final char separator;

    private CsvFile(Path path, String name, boolean packed, Limits limits) throws IOException {
        this.path = path;
        this.name = name;
        this.packed = packed;
        this.limits = limits;
        charset = charset();
        separator = separator();
    }

    static CsvFile open(Path path, String name, boolean packed, Limits limits) throws IOException {
        return new CsvFile(path, name, packed, limits);
    }

    @Override
    public List<SheetFacts> survey() throws IOException {
        Workbooks.Gathering gathering = new Workbooks.Gathering("", false);
        records(gathering::row);
        return List.of(gathering.facts());
    }

    @Override
    public void read(int sheet, SheetFacts facts, Predicate<RawRow> sink) throws IOException {
        records(sink);
    }

    private void records(Predicate<RawRow> sink) throws IOException {
        long line = 0;
        try (Reader reader = reader(charset);
                CsvReader<CsvRecord> records = CsvReader.builder()
                        .fieldSeparator(separator)
                        .skipEmptyLines(true)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .allowUnclosedQuote(false)
                        .maxBufferSize(16 << 20)
                        .ofCsvRecord(reader)) {
            for (CsvRecord record : records) {
                line = record.getStartingLineNumber();
                if (!sink.test(row(record))) {
                    return;
                }
            }
        } catch (CsvParseException e) {
            throw new ProblemException(IntakeProblem.QUOTES, name, Long.toString(line + 1));
        } catch (UncheckedIOException e) {
            IOException cause = e.getCause();
            throw cause == null ? e : refusal(cause, line);
        } catch (IOException e) {
            throw refusal(e, line);
        }
    }

    private RuntimeException refusal(IOException e, long line) throws IOException {
        if (e instanceof CharacterCodingException) {
            return new ProblemException(IntakeProblem.ENCODING, name, Long.toString(line + 1));
        }
        if (e instanceof EOFException || e instanceof ZipException) {
            return new ProblemException(IntakeProblem.CUT_OFF, name);
        }
        throw e;
    }

    private RawRow row(CsvRecord record) {
        int line = Math.toIntExact(record.getStartingLineNumber());
        if (record.getFieldCount() > limits.columns()) {
            throw Workbooks.tooMuch("列 columns, 行 line " + line, record.getFieldCount(), limits.columns());
        }
        List<RawCell> cells = new ArrayList<>(record.getFieldCount());
        for (String field : record.getFields()) {
            if (field.length() > limits.cellCharacters()) {
                throw Workbooks.tooMuch("字数 characters, 行 line " + line, field.length(), limits.cellCharacters());
            }
            cells.add(RawCell.of(field));
        }
        return new RawRow(line, false, cells);
    }

    /** The first of the encodings in which the whole file makes sense. */
    private Charset charset() throws IOException {
        Charset marked = marked();
        if (marked != null) {
            return marked;
        }
        for (Charset candidate : List.of(StandardCharsets.UTF_8, CHINESE)) {
            if (makesSense(candidate)) {
                return candidate;
            }
        }
        throw new ProblemException(IntakeProblem.ENCODING, name, "");
    }

    private @Nullable Charset marked() throws IOException {
        byte[] head;
        try (InputStream in = bytes()) {
            head = in.readNBytes(3);
        } catch (EOFException | ZipException e) {
            throw new ProblemException(IntakeProblem.CUT_OFF, name);
        }
        if (head.length >= 3 && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB && head[2] == (byte) 0xBF) {
            return StandardCharsets.UTF_8;
        }
        if (head.length >= 2 && head[0] == (byte) 0xFF && head[1] == (byte) 0xFE) {
            return StandardCharsets.UTF_16LE;
        }
        return head.length >= 2 && head[0] == (byte) 0xFE && head[1] == (byte) 0xFF ? StandardCharsets.UTF_16BE : null;
    }

    private boolean makesSense(Charset candidate) throws IOException {
        try (Reader reader = reader(candidate)) {
            char[] buffer = new char[1 << 16];
            while (reader.read(buffer) >= 0) {
                // only whether it can be read
            }
            return true;
        } catch (CharacterCodingException e) {
            return false;
        } catch (EOFException | ZipException e) {
            throw new ProblemException(IntakeProblem.CUT_OFF, name);
        }
    }

    /** The separator that most lines have, and have equally often. */
    private char separator() throws IOException {
        List<String> lines = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(reader(charset))) {
            StringBuilder line = new StringBuilder();
            for (int c = reader.read(); c >= 0 && lines.size() < LOOKED_AT; c = reader.read()) {
                if (c == '\n') {
                    lines.add(line.toString());
                    line.setLength(0);
                } else if (line.length() < 1 << 16) {
                    line.append((char) c);
                }
            }
            lines.add(line.toString());
        }
        char best = ',';
        long most = 0;
        for (char candidate : SEPARATORS) {
            long score = lines.stream()
                    .mapToInt(line -> count(line, candidate))
                    .filter(n -> n > 0)
                    .boxed()
                    .collect(Collectors.groupingBy(n -> n, Collectors.counting()))
                    .entrySet()
                    .stream()
                    .mapToLong(same -> same.getValue() * 100 + same.getKey())
                    .max()
                    .orElse(0);
            if (score > most) {
                most = score;
                best = candidate;
            }
        }
        return best;
    }

    private static int count(String line, char separator) {
        int count = 0;
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                count++;
            }
        }
        return count;
    }

    private Reader reader(Charset in) throws IOException {
        PushbackInputStream bytes = new PushbackInputStream(bytes(), 3);
        skipMark(bytes);
        return new InputStreamReader(
                bytes,
                in.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    private static void skipMark(PushbackInputStream bytes) throws IOException {
        byte[] head = bytes.readNBytes(3);
        int mark = 0;
        if (head.length >= 3 && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB && head[2] == (byte) 0xBF) {
            mark = 3;
        } else if (head.length >= 2 && (head[0] & head[1] & 0xFF) == 0xFE && (head[0] | head[1]) == (byte) 0xFF) {
            mark = 2;
        }
        bytes.unread(head, mark, head.length - mark);
    }

    private InputStream bytes() throws IOException {
        InputStream raw = Files.newInputStream(path);
        try {
            InputStream unpacked = packed ? new GZIPInputStream(raw, 1 << 16) : raw;
            return new CountedStream(new BufferedInputStream(unpacked, 1 << 16), name, limits.unpackedBytes());
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    @Override
    public void close() {
        // opened anew for each reading
    }
}
