package io.qingyuan.files.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qingyuan.files.FileType;
import io.qingyuan.problem.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnifferTest {

    @TempDir
    private Path folder;

    @Test
    void aTypeIsRecognisedByItsContent() throws IOException {
        assertThat(recognise("%PDF-1.7\n", "a.pdf")).isEqualTo(FileType.PDF);
        assertThat(recognise(bytes(0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A, 0), "a.PNG"))
                .isEqualTo(FileType.PNG);
        assertThat(recognise(bytes(0xFF, 0xD8, 0xFF, 0xE0), "photo.jpeg")).isEqualTo(FileType.JPEG);
        assertThat(recognise("RIFF\u0010\u0020\u0030\u0040WEBPVP8 ", "a.webp")).isEqualTo(FileType.WEBP);
        assertThat(recognise(workbook(), "a.xlsx")).isEqualTo(FileType.XLSX);
        assertThat(recognise(zip("notes.txt"), "a.zip")).isEqualTo(FileType.ZIP);
    }

    @Test
    void textIsTakenInBothEncodingsOfChinese() throws IOException {
        String text = "指标,数值\n细颗粒物,31\n".repeat(1000);

        assertThat(recognise(text.getBytes(StandardCharsets.UTF_8), "a.csv")).isEqualTo(FileType.CSV);
        assertThat(recognise(text.getBytes(Charset.forName("GB18030")), "a.csv"))
                .isEqualTo(FileType.CSV);
        assertThat(recognise(text.getBytes(StandardCharsets.UTF_8), "a.txt")).isEqualTo(FileType.TXT);
    }

    @Test
    void aProgramIsRefusedWhateverItIsCalled() {
        byte[] program = bytes(0x7F, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0);

        assertRefused(program, "report.pdf", "files.type");
        assertRefused(bytes('M', 'Z', 0x90, 0, 3, 0, 0, 0), "report.txt", "files.type");
    }

    @Test
    void aContentThatDoesNotGoWithItsNameIsRefused() {
        assertRefused("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII), "photo.png", "files.type-differs");
        assertRefused(
                "<html><script>1</script></html>".getBytes(StandardCharsets.US_ASCII),
                "page.html",
                "files.type-differs");
        assertRefused("plain".getBytes(StandardCharsets.US_ASCII), "noending", "files.type-differs");
    }

    @Test
    void aPictureThatIsAnArchiveAsWellIsRefused() throws IOException {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.write(bytes(0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A, 0));
        both.write(zip("Main.class"));

        assertRefused(both.toByteArray(), "photo.png", "files.mixed");
    }

    @Test
    void aWorkbookWithMacrosIsRefused() throws IOException {
        assertRefused(zip("[Content_Types].xml", "xl/workbook.xml", "xl/vbaProject.bin"), "a.xlsx", "files.macros");
    }

    @Test
    void aGzCutInHalfIsRefused() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gz = new GZIPOutputStream(out)) {
            for (int i = 0; i < 20_000; i++) {
                gz.write((i + ",").getBytes(StandardCharsets.US_ASCII));
            }
        }
        byte[] whole = out.toByteArray();

        assertThat(recognise(whole, "air.csv.gz")).isEqualTo(FileType.GZIP);
        assertRefused(Arrays.copyOf(whole, whole.length / 2), "air.csv.gz", "files.broken");
    }

    @Test
    void anArchiveCutInHalfIsRefused() throws IOException {
        byte[] whole = workbook();

        assertRefused(Arrays.copyOf(whole, whole.length / 2), "a.xlsx", "files.broken");
    }

    private void assertRefused(byte[] content, String name, String code) {
        assertThatThrownBy(() -> recognise(content, name))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.code().code()).isEqualTo(code));
    }

    private FileType recognise(String content, String name) throws IOException {
        return recognise(content.getBytes(StandardCharsets.ISO_8859_1), name);
    }

    private FileType recognise(byte[] content, String name) throws IOException {
        return Sniffer.recognise(Files.write(folder.resolve("file"), content), name);
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static byte[] workbook() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            book.createSheet("一");
            book.write(out);
        }
        return out.toByteArray();
    }

    private static byte[] zip(String... names) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(1);
            }
        }
        return out.toByteArray();
    }
}
