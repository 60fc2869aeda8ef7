package io.qingyuan.intake.internal.reading;

import io.qingyuan.intake.IntakeProblem;
import io.qingyuan.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.OldExcelFormatException;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;

/** An .xls. The format can only be read whole, so that its size is limited; formulas are never run. */
final class XlsFile implements TableFile {

    private static final Pattern ELSEWHERE = Pattern.compile("\\[[^\\]]+\\]");

    private final HSSFWorkbook book;
    private final Limits limits;

    private XlsFile(HSSFWorkbook book, Limits limits) {
        this.book = book;
        this.limits = limits;
    }

    static XlsFile open(Path path, String name, Limits limits) throws IOException {
        if (Files.size(path) > limits.oldWorkbookBytes()) {
            throw new ProblemException(IntakeProblem.TOO_LARGE, name, Long.toString(limits.oldWorkbookBytes() >> 20));
        }
        try (InputStream in = Files.newInputStream(path);
                POIFSFileSystem parts = new POIFSFileSystem(in)) {
            if (parts.getRoot().hasEntryCaseInsensitive("EncryptedPackage")) {
                throw new ProblemException(IntakeProblem.ENCRYPTED, name);
            }
            HSSFWorkbook book = new HSSFWorkbook(parts.getRoot(), parts, false);
            if (book.getNumberOfSheets() > limits.sheets()) {
                throw Workbooks.tooMuch("工作表 sheets", book.getNumberOfSheets(), limits.sheets());
            }
            return new XlsFile(book, limits);
        } catch (EncryptedDocumentException e) {
            throw new ProblemException(IntakeProblem.ENCRYPTED, name);
        } catch (OldExcelFormatException e) {
            throw new ProblemException(IntakeProblem.TOO_OLD, name);
        } catch (ProblemException e) {
            throw e;
        } catch (RuntimeException | IOException e) {
            // whatever POI throws for a file that is damaged
            throw new ProblemException(IntakeProblem.CUT_OFF, name);
        }
    }

    @Override
    public List<SheetFacts> survey() {
        List<SheetFacts> all = new ArrayList<>();
        for (int i = 0; i < book.getNumberOfSheets(); i++) {
            Sheet sheet = book.getSheetAt(i);
            Workbooks.Gathering gathering =
                    new Workbooks.Gathering(sheet.getSheetName(), book.isSheetHidden(i) || book.isSheetVeryHidden(i));
            for (CellRangeAddress area : sheet.getMergedRegions()) {
                gathering.merge(
                        new Merge(
                                area.getFirstRow() + 1,
                                area.getLastRow() + 1,
                                area.getFirstColumn(),
                                area.getLastColumn()),
                        limits.merges());
            }
            rows(sheet, gathering::row);
            SheetFacts facts = gathering.facts();
            for (int column = 0; column < facts.columns(); column++) {
                if (sheet.isColumnHidden(column)) {
                    gathering.hiddenColumn(column);
                }
            }
            all.add(gathering.facts());
        }
        return all;
    }

    @Override
    public void read(int sheet, SheetFacts facts, Predicate<RawRow> sink) {
        MergeFiller filler = new MergeFiller(facts.merges());
        rows(book.getSheetAt(sheet), row -> sink.test(filler.fill(row)));
    }

    private void rows(Sheet sheet, Predicate<RawRow> sink) {
        for (Row row : sheet) {
            List<RawCell> cells = new ArrayList<>();
            for (Cell cell : row) {
                while (cells.size() < cell.getColumnIndex()) {
                    cells.add(RawCell.EMPTY);
                }
                cells.add(cell(cell));
            }
            if (!sink.test(new RawRow(row.getRowNum() + 1, row.getZeroHeight(), cells))) {
                return;
            }
        }
    }

    private RawCell cell(Cell cell) {
        if (cell.getCellType() != CellType.FORMULA) {
            return value(cell, cell.getCellType());
        }
        RawCell computed = value(cell, cell.getCachedFormulaResultType()).with(RawCell.Mark.COMPUTED);
        return ELSEWHERE.matcher(formula(cell)).find() ? computed.with(RawCell.Mark.EXTERNAL) : computed;
    }

    private static String formula(Cell cell) {
        try {
            return cell.getCellFormula();
        } catch (RuntimeException e) {
            // a formula POI cannot spell is not one that could be trusted
            return "[?]";
        }
    }

    private RawCell value(Cell cell, CellType type) {
        return switch (type) {
            case STRING -> RawCell.of(cell.getStringCellValue());
            case NUMERIC -> {
                CellStyle style = cell.getCellStyle();
                CellFormat format = CellFormat.of(style.getDataFormat(), style.getDataFormatString());
                yield format.show(
                        new BigDecimal(cell.getNumericCellValue()).toString(),
                        book.getInternalWorkbook().isUsing1904DateWindowing());
            }
            case BOOLEAN -> RawCell.of(cell.getBooleanCellValue() ? "TRUE" : "FALSE");
            case ERROR ->
                RawCell.of(FormulaError.forInt(cell.getErrorCellValue()).getString())
                        .with(RawCell.Mark.ERROR);
            default -> RawCell.EMPTY;
        };
    }

    @Override
    public void close() throws IOException {
        book.close();
    }
}
