package io.qingyuan.intake.internal.reading;

import io.qingyuan.files.FileType;
import io.qingyuan.intake.IntakeProblem;
import io.qingyuan.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** Opens files that hold tables. */
public final class TableFiles {

    private TableFiles() {}

    /**
     * Opens a file.
     *
     * @param name as it was sent, for the words of a refusal
     * @throws ProblemException when it holds no tables or cannot be read
     */
    public static TableFile open(Path path, FileType type, String name, Limits limits) throws IOException {
        return switch (type) {
            case XLSX -> XlsxFile.open(path, name, limits);
            case XLS -> XlsFile.open(path, name, limits);
            case CSV, TXT -> CsvFile.open(path, name, false, limits);
            case GZIP -> {
                if (!name.toLowerCase(Locale.ROOT).endsWith(".csv.gz")) {
                    throw new ProblemException(IntakeProblem.FILE_TYPE, name);
                }
                yield CsvFile.open(path, name, true, limits);
            }
            case PDF, PNG, JPEG, WEBP, DOCX, PPTX, ZIP -> throw new ProblemException(IntakeProblem.FILE_TYPE, name);
        };
    }
}
