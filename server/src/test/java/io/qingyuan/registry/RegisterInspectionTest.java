package io.qingyuan.registry;

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

/** What is wrong in a definition is told with its place before anything is activated. */
class RegisterInspectionTest {

    private static final Path PLANTS = Path.of("src/test/resources/registers/plants");

    @TempDir
    private Path folder;

    private List<PackFault> faults(String file, String from, String to) throws IOException {
        try (Stream<Path> files = Files.walk(PLANTS)) {
            for (Path source : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve("plants")
                        .resolve(PLANTS.relativize(source).toString());
                Files.createDirectories(copy.getParent());
                String text = Files.readString(source);
                if (PLANTS.relativize(source).toString().equals(file)) {
                    assertThat(text).contains(from);
                    text = text.replace(from, to);
                }
                Files.writeString(copy, text);
            }
        }
        return PackFolder.readAll(folder, FormulaCheck.NONE).faults();
    }

    private void refused(String from, String to, String code) throws IOException {
        List<PackFault> faults = faults("registers/kilns.yaml", from, to);
        assertThat(faults).extracting(PackFault::code).contains(code);
        PackFault fault = faults.stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow();
        assertThat(fault.place().toString()).contains("kilns.yaml");
        assertThat(fault.place().line()).isPositive();
        for (Locale locale : List.of(Locale.CHINESE, Locale.ENGLISH)) {
            assertThat(fault.what(locale)).isNotBlank().doesNotContain("{0}");
            assertThat(fault.mend(locale)).isNotBlank();
        }
    }

    @Test
    void nothingIsWrongWithThePackOfTheTests() throws IOException {
        assertThat(faults("pack.yaml", "id: plants", "id: plants")).isEmpty();
    }

    @Test
    void aFieldOfAnUnknownTypeIsRefused() throws IOException {
        refused("type: money", "type: gold", "not-allowed");
    }

    @Test
    void aFormulaThatDoesNotParseIsRefused() throws IOException {
        refused("feel: capacity >= 35", "feel: 'capacity >= >= 35'", "formula");
    }

    @Test
    void whatIsNamedMustBeThereAndFit() throws IOException {
        refused("unit: owner_unit", "unit: town", "register-field");
        refused("name: kiln_name", "name: nobody", "unknown-reference");
        refused("codes: fuels", "codes: nothing", "unknown-reference");
        refused("color_by: fuel", "color_by: capacity", "register-field");
    }

    @Test
    void conditionsAreReadWithTheirPlace() throws IOException {
        refused("when: {field: capacity, above: 0}", "when: {field: capcity, above: 0}", "condition-field");
        refused("{field: in_network, is: true}", "{field: in_network, is: maybe}", "condition-value");
        refused("when: {field: capacity, above: 0}", "when: {field: kiln_name, above: 0}", "condition-kind");
        refused("when: {field: capacity, above: 0}", "when: {field: capacity, above: 0, below: 9}", "condition-test");
        refused("when: {field: capacity, above: 0}", "when: {state: nowhere}", "condition-state");
    }

    @Test
    void movesLeadFromAndToStatesThatAreThere() throws IOException {
        refused("to: approved", "to: nowhere", "unknown-reference");
    }

    @Test
    void theAdministratorsTouchNoRecords() throws IOException {
        refused(
                "{verb: READ, role: LEADER, relation: any}",
                "{verb: READ, role: SYSTEM_ADMIN, relation: any}",
                "not-allowed");
        refused(
                "{verb: IMPORT, role: OFFICE, relation: any}",
                "{verb: IMPORT, role: '*', relation: any}",
                "register-everybody");
    }

    @Test
    void aMirrorIssuesNoNumbers() throws IOException {
        List<PackFault> faults = faults("registers/licences.yaml", "name: holder", "name: holder\nnumber: 'X-{seq:3}'");
        assertThat(faults).extracting(PackFault::code).contains("register-mirror-number");
    }

    @Test
    void onlyWhatIsOpenGoesOnThePublicList() throws IOException {
        List<PackFault> faults = faults("registers/licences.yaml", "list: [holder, upstream]", "list: [holder, phone]");
        assertThat(faults).extracting(PackFault::code).contains("register-not-public");
    }

    @Test
    void registersThatNeedEachOtherFirstAreRefused() throws IOException {
        List<PackFault> faults = faults(
                "registers/visits.yaml",
                "target: record, register: kilns",
                "target: record, register: visits, required: true");
        assertThat(faults).extracting(PackFault::code).contains("circle");
    }

    @Test
    void sampleRecordsAreCheckedLikeOthers() throws IOException {
        List<PackFault> faults = faults("sample/registers/kilns.yaml", "fuel: gas", "capacity: -1");
        assertThat(faults).extracting(PackFault::code).contains("sample-value");
        assertThat(faults("sample/registers/visits.yaml", "@kilns/first", "@kilns/none"))
                .extracting(PackFault::code)
                .contains("unknown-reference");
    }
}
