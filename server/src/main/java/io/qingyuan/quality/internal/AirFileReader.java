package io.qingyuan.quality.internal;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.qingyuan.quality.QualityProblem;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads an air file from a stream, gzipped or not, row by row. Collects what is wrong; then the file is refused. */
final class AirFileReader {
    private static final int BUFFER = 1 << 16;
    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;

    private final AirSelection selection;
    private final LocalDate today;
    private final AirProgress progress;

    /**
     * @param selection which series are wanted; other rows are counted and left
     * @param today no row may lie after it
     * @param progress told of every row; ends the reading by throwing
     */
    AirFileReader(AirSelection selection, LocalDate today, AirProgress progress) {
        this.selection = selection;
        this.today = today;
        this.progress = progress;
    }

    /**
     * Reads it all.
     *
     * @throws AirFileFaulty with every fault, up to a limit
     */
    AirFileSummary read(InputStream file, AirRow sink) throws IOException {
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(new InputStreamReader(
                        unpacked(file),
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT)))) {
            return read(csv.iterator(), sink);
        }
    }

    private AirFileSummary read(Iterator<CsvRecord> records, AirRow sink) throws IOException {
        long line = 1;
        AirRows rows = null;
        try {
            while (records.hasNext()) {
                CsvRecord csv = records.next();
                line = csv.getStartingLineNumber();
                if (rows == null) {
                    rows = new AirRows(AirHeader.check(withoutMark(csv), line), selection, today, sink);
                } else {
                    rows.take(csv);
                    progress.row(line);
                }
            }
        } catch (UncheckedIOException | CsvParseException | NoSuchElementException e) {
            AirFault fault = unreadable(e, line + 1);
            throw rows == null ? new AirFileFaulty(List.of(fault)) : rows.faultyWith(fault);
        }
        if (rows == null) {
            throw new AirFileFaulty(List.of(AirFault.at(1, "", QualityProblem.FILE_EMPTY)));
        }
        return rows.finish(line);
    }

    private static List<String> withoutMark(CsvRecord header) {
        return header.getFields().stream()
                .map(field -> field.startsWith("\uFEFF") ? field.substring(1) : field)
                .map(String::strip)
                .toList();
    }

    private static InputStream unpacked(InputStream file) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(file, BUFFER);
        buffered.mark(2);
        int first = buffered.read();
        int second = buffered.read();
        buffered.reset();
        if (first != GZIP_FIRST || second != GZIP_SECOND) {
            return buffered;
        }
        try {
            return new GZIPInputStream(buffered, BUFFER);
        } catch (EOFException cut) {
            throw new AirFileFaulty(List.of(AirFault.at(1, "", QualityProblem.FILE_CUT)));
        } catch (ZipException broken) {
            throw new AirFileFaulty(List.of(AirFault.at(1, "", QualityProblem.FILE_NOT_GZIP)));
        }
    }

    private static AirFault unreadable(RuntimeException e, long line) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof EOFException) {
                return AirFault.at(line, "", QualityProblem.FILE_CUT);
            }
            if (cause instanceof ZipException) {
                return AirFault.at(line, "", QualityProblem.FILE_NOT_GZIP);
            }
            if (cause instanceof CharacterCodingException) {
                return AirFault.at(line, "", QualityProblem.FILE_NOT_UTF8);
            }
        }
        return AirFault.at(line, "", QualityProblem.LINE_BROKEN);
    }
}
