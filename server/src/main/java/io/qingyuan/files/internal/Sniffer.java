package io.qingyuan.files.internal;

import io.qingyuan.files.FileType;
import io.qingyuan.files.FilesProblem;
import io.qingyuan.problem.ProblemException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Recognises a file by its content; the name only has to agree with it. */
final class Sniffer {

    private static final int HEAD_BYTES = 8192;
    /** How far a gz is unpacked to see that it is whole; nothing of ours holds more. */
    private static final long MOST_UNPACKED = 2L * 1024 * 1024 * 1024;

    /** What is an archive by itself. */
    private static final Set<FileType> ARCHIVES = Set.of(FileType.ZIP, FileType.DOCX, FileType.XLSX, FileType.PPTX);

    private static final int[] PNG = {0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A};
    private static final int[] JPEG = {0xFF, 0xD8, 0xFF};
    private static final int[] ZIP = {'P', 'K', 3, 4};
    /** End of central directory, its length without a comment, and the longest it can be with one. */
    private static final int[] ZIP_END = {'P', 'K', 5, 6};

    private static final int ARCHIVE_END_BYTES = 22;
    private static final int LONGEST_ARCHIVE_END = ARCHIVE_END_BYTES + 0xFFFF;
    private static final int[] GZIP = {0x1F, 0x8B, 8};
    /** The compound files of older office programs; also what a newer one becomes under a password. */
    private static final int[] COMPOUND = {0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1};

    private static final int[] PDF = {'%', 'P', 'D', 'F', '-'};
    private static final int[] RIFF = {'R', 'I', 'F', 'F'};
    private static final int[] WEBP = {'W', 'E', 'B', 'P'};

    /** No text has them; a binary file of a type not taken does. */
    private static final String ODD_CONTROLS = "\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u000e\u001b";

    private Sniffer() {}

    /**
     * Recognises the type.
     *
     * @throws ProblemException when it is none of ours, does not go with the name, is cut off or holds macros
     */
    static FileType recognise(Path file, String name) throws IOException {
        FileType found = recognised(file, name);
        if (!ARCHIVES.contains(found) && endsAsArchive(file)) {
            throw new ProblemException(FilesProblem.MIXED, name);
        }
        return found;
    }

    private static FileType recognised(Path file, String name) throws IOException {
        FileType found =
                content(file, name).orElseThrow(() -> new ProblemException(FilesProblem.TYPE, name, accepted()));
        Optional<FileType> claimed = FileType.claimedBy(name);
        if (found == FileType.TXT && claimed.filter(FileType.CSV::equals).isPresent()) {
            return FileType.CSV;
        }
        if (claimed.isEmpty() || claimed.get() != found) {
            throw new ProblemException(
                    FilesProblem.TYPE_DIFFERS, name, found.extensions().getFirst());
        }
        return found;
    }

    private static Optional<FileType> content(Path file, String name) throws IOException {
        byte[] head = head(file);
        if (starts(head, 0, PDF)) {
            return Optional.of(FileType.PDF);
        }
        if (starts(head, 0, PNG)) {
            return Optional.of(FileType.PNG);
        }
        if (starts(head, 0, JPEG)) {
            return Optional.of(FileType.JPEG);
        }
        if (starts(head, 0, RIFF) && starts(head, 8, WEBP)) {
            return Optional.of(FileType.WEBP);
        }
        if (starts(head, 0, GZIP)) {
            readToTheEnd(file, name);
            return Optional.of(FileType.GZIP);
        }
        if (starts(head, 0, ZIP)) {
            return Optional.of(archive(file, name));
        }
        if (starts(head, 0, COMPOUND)) {
            return compound(file, name);
        }
        return isText(head, head.length == HEAD_BYTES) ? Optional.of(FileType.TXT) : Optional.empty();
    }

    /** Whether what ends an archive stands at the end: a picture or a text that is a zip or jar as well. */
    private static boolean endsAsArchive(Path file) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            byte[] tail = new byte[(int) Math.min(bytes.length(), LONGEST_ARCHIVE_END)];
            bytes.seek(bytes.length() - tail.length);
            bytes.readFully(tail);
            for (int at = tail.length - ARCHIVE_END_BYTES; at >= 0; at--) {
                if (starts(tail, at, ZIP_END)) {
                    int comment = (tail[at + 20] & 0xFF) | ((tail[at + 21] & 0xFF) << 8);
                    if (at + ARCHIVE_END_BYTES + comment == tail.length) {
                        return true;
                    }
                }
            }
            return false;
        }
    }

    private static FileType archive(Path file, String name) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            List<String> names = zip.stream()
                    .map(entry -> entry.getName().toLowerCase(Locale.ROOT))
                    .toList();
            if (!names.contains("[content_types].xml")) {
                return FileType.ZIP;
            }
            if (names.stream().anyMatch(entry -> entry.endsWith("vbaproject.bin"))) {
                throw new ProblemException(FilesProblem.MACROS, name);
            }
            if (names.contains("word/document.xml")) {
                return FileType.DOCX;
            }
            if (names.contains("xl/workbook.xml")) {
                return FileType.XLSX;
            }
            return names.contains("ppt/presentation.xml") ? FileType.PPTX : FileType.ZIP;
        } catch (ZipException e) {
            throw new ProblemException(FilesProblem.BROKEN, name);
        }
    }

    private static Optional<FileType> compound(Path file, String name) {
        try (POIFSFileSystem parts = new POIFSFileSystem(file.toFile(), true)) {
            DirectoryNode root = parts.getRoot();
            if (root.hasEntryCaseInsensitive("EncryptedPackage")) {
                throw new ProblemException(FilesProblem.ENCRYPTED, name);
            }
            if (root.hasEntryCaseInsensitive("_VBA_PROJECT_CUR") || root.hasEntryCaseInsensitive("Macros")) {
                throw new ProblemException(FilesProblem.MACROS, name);
            }
            return root.hasEntryCaseInsensitive("Workbook") || root.hasEntryCaseInsensitive("Book")
                    ? Optional.of(FileType.XLS)
                    : Optional.empty();
        } catch (ProblemException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // a compound file that POI cannot open is cut off or damaged
            throw new ProblemException(FilesProblem.BROKEN, name);
        }
    }

    /** A gz cut in half is noticed now, while the person is still there to send it again. */
    private static void readToTheEnd(Path file, String name) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            byte[] buffer = new byte[64 * 1024];
            long left = MOST_UNPACKED;
            for (int n = in.read(buffer); n >= 0 && left > 0; n = in.read(buffer)) {
                left -= n;
            }
        } catch (EOFException | ZipException e) {
            throw new ProblemException(FilesProblem.BROKEN, name);
        }
    }

    private static boolean isText(byte[] head, boolean cut) {
        return isText(head, cut, StandardCharsets.UTF_8) || isText(head, cut, Charset.forName("GB18030"));
    }

    private static boolean isText(byte[] head, boolean cut, Charset charset) {
        // the last character may have been cut by the end of the head
        for (int dropped = 0; dropped <= (cut ? 3 : 0); dropped++) {
            Optional<String> text = decode(head, head.length - dropped, charset);
            if (text.isPresent()) {
                return text.get().chars().noneMatch(c -> ODD_CONTROLS.indexOf(c) >= 0);
            }
        }
        return false;
    }

    private static Optional<String> decode(byte[] bytes, int length, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, length))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(HEAD_BYTES);
        }
    }

    private static boolean starts(byte[] bytes, int at, int[] magic) {
        if (bytes.length < at + magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((bytes[at + i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    private static String accepted() {
        return Arrays.stream(FileType.values())
                .map(type -> type.extensions().getFirst())
                .collect(Collectors.joining(", "));
    }
}
