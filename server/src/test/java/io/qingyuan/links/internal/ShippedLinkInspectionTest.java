package io.qingyuan.links.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.packs.FormulaCheck;
import io.qingyuan.packs.PackFault;
import io.qingyuan.packs.PackFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same of the shipped packs, where links speak of documents and cases. */
class ShippedLinkInspectionTest {

    private static final Path PACKS = Path.of("../packs");

    @TempDir
    private Path folder;

    private List<PackFault> faults(String file, String from, String to) throws IOException {
        try (Stream<Path> files = Files.walk(PACKS)) {
            for (Path source : files.filter(Files::isRegularFile).toList()) {
                String path = PACKS.relativize(source).toString();
                Path copy = folder.resolve(path);
                Files.createDirectories(copy.getParent());
                if (path.equals("wujiang/links/" + file)) {
                    String text = Files.readString(source);
                    assertThat(text).contains(from);
                    Files.writeString(copy, text.replace(from, to));
                } else {
                    Files.copy(source, copy);
                }
            }
        }
        return PackFolder.readAll(folder, FormulaCheck.NONE).faults();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            waste.yaml | chosen: holder                 | chosen: keeper                  | link-field
            waste.yaml | codes.waste_code: [code        | codes.wrong_code: [code         | link-field
            waste.yaml | code: [waste_code]}            | kind: [waste_code]}             | link-keys
            waste.yaml | signed: send                   | signed: sent                    | link-signature
            waste.yaml | ', ground: ''{ground}'''       | ''                              | link-unsaid
            voice.yaml | to: receive                    | to: received                    | link-state
            voice.yaml | each: promises                 | each: oaths                     | link-field
            voice.yaml | event: created                 | event: signed                   | not-allowed
            """)
    void whatIsNotThereIsRefusedWithItsPlace(String file, String from, String to, String code) throws IOException {
        List<PackFault> faults = faults(file, from, to == null ? "" : to);
        PackFault fault = faults.stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new AssertionError(faults));
        assertThat(fault.place().toString()).contains(file);
        assertThat(fault.place().line()).isPositive();
        for (Locale locale : List.of(Locale.CHINESE, Locale.ENGLISH)) {
            assertThat(fault.what(locale)).isNotBlank().doesNotContain("{0}");
            assertThat(fault.mend(locale)).isNotBlank().doesNotContain("{1}");
        }
    }
}
