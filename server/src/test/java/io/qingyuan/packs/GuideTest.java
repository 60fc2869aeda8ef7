package io.qingyuan.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guide {@code docs/packs.md} followed word by word: its files beside the shipped packs are a pack without a fault. */
class GuideTest {

    private static final Path PACKS = Path.of("../packs");

    /** A file that the text names just before a block, and the block. */
    private static final Pattern FILE =
            Pattern.compile("`([a-z/-]+\\.(?:yaml|bpmn|dmn))`[^`]*?\\n\\n```(?:yaml|xml)\\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder;

    private static Map<String, String> files() throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        Matcher found = FILE.matcher(Files.readString(Path.of("../docs/packs.md")));
        while (found.find()) {
            files.put(found.group(1), found.group(2));
        }
        return files;
    }

    @Test
    void followedWordByWordItIsAPackWithoutFault() throws IOException {
        for (String shipped : new String[] {"national", "wujiang"}) {
            try (Stream<Path> all = Files.walk(PACKS.resolve(shipped))) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    Path copy = folder.resolve(PACKS.relativize(file).toString());
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
        }
        Map<String, String> files = files();
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve("trees").resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }

        assertThat(files.keySet())
                .containsExactly(
                        "pack.yaml",
                        "codes/tree-grade.yaml",
                        "registers/old-trees.yaml",
                        "sample/registers/old-trees.yaml",
                        "processes/tree-treatment.bpmn",
                        "processes/tree-treatment.yaml",
                        "documents/tree-order.yaml",
                        "decisions/tree-grading.yaml",
                        "decisions/tree-grading.dmn");
        assertThat(PackFolder.readAll(folder, FormulaCheck.NONE).faults())
                .extracting(
                        fault -> fault.place() + " " + fault.what(Locale.ENGLISH) + " " + fault.mend(Locale.ENGLISH))
                .isEmpty();
    }
}
