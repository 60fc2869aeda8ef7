package io.qingyuan.documents.internal;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong in a figure of a document or a ledger is told with file and line before anything is activated. */
class FigureInspectionTest {

    private static final Path PACKS = Path.of("../packs");

    @TempDir
    private Path folder;

    private List<PackFault> faults(String file, String from, String to) throws IOException {
        try (Stream<Path> files = Files.walk(PACKS)) {
            for (Path source : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(PACKS.relativize(source).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(source, copy);
            }
        }
        Path changed = folder.resolve(file);
        String text = Files.readString(changed);
        assertThat(text).contains(from);
        Files.writeString(changed, text.replace(from, to));
        return PackFolder.readAll(folder, FormulaCheck.NONE).faults();
    }

    private void refused(String file, String from, String to, String code) throws IOException {
        List<PackFault> faults = faults(file, from, to);
        PackFault fault = faults.stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new AssertionError(faults));
        assertThat(fault.place().toString())
                .contains(Path.of(file).getFileName().toString());
        assertThat(fault.place().line()).isGreaterThan(1);
        for (Locale locale : List.of(Locale.CHINESE, Locale.ENGLISH)) {
            assertThat(fault.what(locale)).isNotBlank().doesNotContain("{0}");
            assertThat(fault.mend(locale)).isNotBlank();
        }
    }

    @Test
    void aFieldThatTheDocumentDoesNotHaveIsRefused() throws IOException {
        refused(
                "wujiang/documents/sludge-manifest-gps.yaml",
                "field: received_dry, where: {state: receive}",
                "field: received_dust, where: {state: receive}",
                "unknown-reference");
    }

    @Test
    void aListThatTheDocumentDoesNotHaveIsRefused() throws IOException {
        refused(
                "wujiang/documents/hazardous-waste-manifest.yaml",
                "each: wastes, field: treated_weight, where",
                "each: waste, field: treated_weight, where",
                "document-field");
    }

    @Test
    void aSignatureThatIsNotGivenIsRefused() throws IOException {
        refused(
                "wujiang/documents/sludge-manifest-gps.yaml",
                "of: {state: receive}",
                "of: {state: received}",
                "condition-state");
    }

    @Test
    void aSumOfNothingAndACountOfAListInALedgerAreRefused() throws IOException {
        refused("wujiang/links/waste.yaml", "kind: sum, field: out,", "kind: sum,", "missing-field");
    }

    @Test
    void aLedgerHasNoListsToCount() throws IOException {
        refused(
                "wujiang/links/waste.yaml",
                "kind: sum, field: out,",
                "kind: sum, each: in, field: out,",
                "not-allowed");
    }
}
