package io.qingyuan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Reads the sources themselves: what a compiler does not see and a reader must not miss. */
class SourceTextTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Set<String> SKIPPED = Set.of("target", "node_modules", "dist", "data", ".git", "test-results");
    private static final Set<String> ENDINGS =
            Set.of("java", "ts", "vue", "sql", "xml", "yaml", "yml", "json", "md", "properties", "csv", "sh", "css");

    @Test
    void noSourceHoldsCharactersThatChangeWhatAReaderSees() throws IOException {
        List<String> faults = new ArrayList<>();
        for (Path file : sources()) {
            String text = Files.readString(file);
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '\uFEFF' || (c >= '\u202A' && c <= '\u202E') || (c >= '\u2066' && c <= '\u2069')) {
                    faults.add(ROOT.relativize(file) + " at " + i + ": U+" + Integer.toHexString(c));
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void lockFilesNameNoRegistryHost() throws IOException {
        for (Path file : sources()) {
            if (file.getFileName().toString().equals("package-lock.json")) {
                assertThat(Files.readString(file)).doesNotContain("\"resolved\": \"http");
            }
        }
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.find(ROOT, 30, (path, attributes) -> attributes.isRegularFile())) {
            return files.filter(
                            path -> Stream.of(ROOT.relativize(path).toString().split("/"))
                                    .noneMatch(SKIPPED::contains))
                    .filter(path -> {
                        String name = path.getFileName().toString();
                        return ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1));
                    })
                    .toList();
        }
    }
}
