package io.qingyuan.intake.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qingyuan.files.FileType;
import io.qingyuan.intake.IntakeProblem;
import io.qingyuan.intake.internal.reading.Limits;
import io.qingyuan.intake.internal.reading.TableFile;
import io.qingyuan.intake.internal.reading.TableFiles;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.support.Trials;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are broken, locked, or made to do harm: each is refused by its name, or only the cell at fault waits. */
class HostileFilesTest {

    private static final String HEAD =
            "<?xml version=\"1.0\"?><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>";

    @TempDir
    private Path folder;

    @Test
    void aSheetThatUnpacksWithoutEndIsStopped() throws IOException {
        Path bomb = replaced(good(), "xl/worksheets/sheet1.xml", out -> {
            out.write(HEAD.getBytes(StandardCharsets.UTF_8));
            byte[] blank = new byte[1 << 20];
            Arrays.fill(blank, (byte) ' ');
            for (int i = 0; i < 40; i++) {
                out.write(blank);
            }
            out.write("</sheetData></worksheet>".getBytes(StandardCharsets.UTF_8));
        });
        Limits small = new Limits(16L << 20, 1000, 100, 50, 10, 10, 1 << 20);

        assertThat(Files.size(bomb)).isLessThan(1 << 18);
        refused(bomb, small, IntakeProblem.UNPACKS_TOO_FAR);
    }

    @Test
    void entitiesAreNeverFollowed() throws IOException {
        Path file =
                replaced(good(), "xl/worksheets/sheet1.xml", out -> out.write(("""
                <?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>
                <worksheet><sheetData><row r="1"><c t="inlineStr"><is><t>&a;</t></is></c></row></sheetData></worksheet>
                """).getBytes(StandardCharsets.UTF_8)));

        refused(file, Limits.USUAL, IntakeProblem.UNREADABLE);
    }

    @Test
    void aWorkbookWithAPasswordSaysSo() throws Exception {
        Path locked = folder.resolve("locked.xls");
        try (POIFSFileSystem parts = new POIFSFileSystem()) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("示例");
            try (OutputStream out = encryptor.getDataStream(parts)) {
                Files.copy(good(), out);
            }
            try (OutputStream out = Files.newOutputStream(locked)) {
                parts.writeFilesystem(out);
            }
        }

        refused(locked, Limits.USUAL, IntakeProblem.ENCRYPTED);
    }

    @Test
    void filesCutInHalfAreNotHalfTaken() throws IOException {
        byte[] workbook = Files.readAllBytes(good());
        Path half = Files.write(folder.resolve("half.xlsx"), Arrays.copyOf(workbook, workbook.length / 2));
        refused(half, Limits.USUAL, IntakeProblem.CUT_OFF);

        byte[] old = Files.readAllBytes(Book.xls("年报").row("指标名称").save(folder, "old.xls"));
        refused(
                Files.write(folder.resolve("half.xls"), Arrays.copyOf(old, old.length / 3)),
                Limits.USUAL,
                IntakeProblem.CUT_OFF);

        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            for (int i = 0; i < 5000; i++) {
                out.write(("氨氮,平望镇,2024," + i * 7919 + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        byte[] whole = packed.toByteArray();
        refused(
                Files.write(folder.resolve("half.csv.gz"), Arrays.copyOf(whole, whole.length / 2)),
                Limits.USUAL,
                IntakeProblem.CUT_OFF);
    }

    @Test
    void textsInNoEncodingAndQuotesWithoutEndAreNamedByTheirLine() throws IOException {
        refused(
                Files.write(folder.resolve("bytes.csv"), new byte[] {'a', ',', (byte) 0xFF, (byte) 0xFF, '\n'}),
                Limits.USUAL,
                IntakeProblem.ENCODING);
        refused(
                Files.writeString(folder.resolve("quotes.csv"), "a,b\n1,\"2\n3,4\n"),
                Limits.USUAL,
                IntakeProblem.QUOTES);
    }

    @Test
    void tooManyColumnsAndTooLongTextsAreRefused() throws IOException {
        String wide = ",".repeat(2000);
        refused(Files.writeString(folder.resolve("wide.csv"), wide), Limits.USUAL, IntakeProblem.TOO_MUCH);
        String text = "x".repeat(40_000);
        refused(Files.writeString(folder.resolve("text.csv"), "a\n" + text), Limits.USUAL, IntakeProblem.TOO_MUCH);
    }

    @Test
    void aFormulaThatReachesIntoAnotherFileWaitsWithItsPlace() throws IOException {
        Path book = Book.xlsx("年报")
                .row("指标名称", "地区", "年份", "数值")
                .row("氨氮", "平望镇", "2024年", new Book.Formula("1+2", 3))
                .save(folder, "linked.xlsx");
        Path linked = replacedText(book, "xl/worksheets/sheet1.xml", "1+2", "[1]Sheet1!$A$1");
        Taking taking = Taking.of(linked, Forms.figures());

        assertThat(taking.rows).isEmpty();
        assertThat(taking.faults).containsExactly("年报!2 value intake.external-formula 3");
        assertThat(taking.sheets.getFirst().external()).containsExactly("年报!D2");
    }

    @Test
    void aDamagedWorkbookIsRefusedOrReadButNeverFails() throws IOException {
        byte[] workbook = Files.readAllBytes(good());
        Trials.forAll(150, random -> {
            byte[] damaged = workbook.clone();
            for (int i = 0; i < 8; i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            try {
                Path path = Files.write(folder.resolve("damaged.xlsx"), damaged);
                survey(path, Limits.USUAL);
            } catch (ProblemException e) {
                assertThat(e.code().code()).startsWith("intake.");
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
    }

    private Path good() {
        return Book.xlsx("年报")
                .row("指标名称", "地区", "年份", "数值")
                .row("氨氮", "平望镇", "2024年", 3)
                .save(folder, "good.xlsx");
    }

    private static void refused(Path path, Limits limits, IntakeProblem problem) {
        assertThatThrownBy(() -> survey(path, limits))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(problem));
    }

    private static void survey(Path path, Limits limits) throws IOException {
        String name = path.getFileName().toString();
        try (TableFile file = TableFiles.open(path, FileType.claimedBy(name).orElseThrow(), name, limits)) {
            file.survey();
        }
    }

    private interface Content {
        void write(OutputStream out) throws IOException;
    }

    private Path replaced(Path workbook, String part, Content content) throws IOException {
        Path changed = folder.resolve("changed.xlsx");
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(workbook));
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(changed))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                if (entry.getName().equals(part)) {
                    content.write(out);
                } else {
                    in.transferTo(out);
                }
            }
        }
        return changed;
    }

    private Path replacedText(Path workbook, String part, String from, String to) throws IOException {
        Map<String, String> text = new java.util.HashMap<>();
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(workbook))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.getName().equals(part)) {
                    text.put(part, new String(in.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        return replaced(
                workbook,
                part,
                out -> out.write(text.getOrDefault(part, "").replace(from, to).getBytes(StandardCharsets.UTF_8)));
    }
}
