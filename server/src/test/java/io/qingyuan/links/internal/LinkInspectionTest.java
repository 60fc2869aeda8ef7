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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Links that speak of what is not there are refused with their place before anything is activated. */
class LinkInspectionTest {

    private static final Path PLANTS = Path.of("src/test/resources/registers/plants");
    private static final Path TABLES = Path.of("../packs/wujiang/decisions");
    private static final Path PROCESSES = Path.of("../packs/wujiang/processes");

    private static final String LINKS = """
            gates:
              - id: no-other
                title: {zh: 没有重号, en: No other}
                ask: {register: kilns, match: {plate: '{plate}'}, where: {field: fuel, is: coal}}
                says: {zh: 铭牌号已有, en: The plate is there}
            triggers:
              - id: finished
                on: {register: kilns, event: field-changed}
                when: {field: finished_on, filled: true}
                then: {todo: {role: OFFICE, unit: owner_unit, title: {zh: 核对, en: Check}}}
              - id: checked
                on: {register: kilns, event: moved, to: approved}
                then: {move: {register: tanks, by: code, move: retire}}
            fills:
              - id: fuel-of-tank
                register: tanks
                ask: {register: kilns, match: {plate: '{code}'}, where: {field: fuel, is: coal}}
                set: {content: fuel}
              - id: class-of-kiln
                register: kilns
                ask:
                  table: lake-wetland-classification
                  on: '{built}'
                  inputs: {place: rural, protectedList: '{in_network}', around: farming, sensitivity: low, use: none}
                set: {kiln_name: lakeClass}
                unless: {state: closed}
            joins:
              - {id: kilns-with, title: {zh: 有罐的炉, en: With}, left: kilns, right: tanks, on: {plate: code}, kind: with}
            """;

    @TempDir
    private Path folder;

    private List<PackFault> faults(String from, String to) throws IOException {
        try (Stream<Path> files = Files.walk(PLANTS)) {
            for (Path source : files.filter(Files::isRegularFile).toList()) {
                copy(source, PLANTS.relativize(source).toString());
            }
        }
        for (String table : List.of("lake-wetland-classification.yaml", "lake-wetland-classification-2020.dmn")) {
            copy(TABLES.resolve(table), "decisions/" + table);
        }
        assertThat(LINKS).contains(from);
        return faults(LINKS.replace(from, to));
    }

    private List<PackFault> faults(String said) throws IOException {
        Path links = folder.resolve("plants/links/links.yaml");
        Files.createDirectories(links.getParent());
        Files.writeString(links, said);
        return PackFolder.readAll(folder, FormulaCheck.NONE).faults();
    }

    private void copy(Path source, String to) throws IOException {
        Path copy = folder.resolve("plants").resolve(to);
        Files.createDirectories(copy.getParent());
        Files.writeString(copy, Files.readString(source));
    }

    private void refused(String from, String to, String code) throws IOException {
        List<PackFault> faults = faults(from, to);
        assertThat(faults).extracting(PackFault::code).containsOnly(code);
        PackFault fault = faults.getFirst();
        assertThat(fault.place().toString()).contains("links.yaml");
        assertThat(fault.place().line()).isPositive();
        for (Locale locale : List.of(Locale.CHINESE, Locale.ENGLISH)) {
            assertThat(fault.what(locale)).isNotBlank().doesNotContain("{0}", "{1}");
            assertThat(fault.mend(locale)).isNotBlank();
        }
    }

    @Test
    void linksThatSpeakOfWhatIsThereAreFine() throws IOException {
        assertThat(faults("kiln_name", "kiln_name")).isEmpty();
    }

    @Test
    void gatesAskForFieldsThatAreThere() throws IOException {
        refused("match: {plate: '{plate}'}", "match: {number_plate: '{plate}'}", "link-field");
    }

    @Test
    void triggersNameStatesAndMovesThatAreThere() throws IOException {
        refused("to: approved", "to: finished", "link-state");
        refused("move: retire", "move: sell", "link-move");
    }

    @Test
    void movesThatSetEachOtherOffForEverAreACircle() throws IOException {
        refused(
                "then: {todo: {role: OFFICE, unit: owner_unit, title: {zh: 核对, en: Check}}}",
                "then: {move: {register: kilns, by: id, move: close}}",
                "circle");
    }

    @Test
    void fillsTakeFieldsThatAreThere() throws IOException {
        refused("set: {content: fuel}", "set: {contents: fuel}", "link-field");
        refused("set: {content: fuel}", "set: {content: colour}", "link-field");
        refused("match: {plate: '{code}'}", "match: {plate: '{codes}'}", "link-field");
        refused("on: '{built}'", "on: '{begun}'", "link-field");
    }

    @Test
    void fillsAskATableForAllItsInputsAndForOutputsItHas() throws IOException {
        refused("around: farming, ", "", "link-inputs");
        refused("use: none}", "use: none, colour: red}", "link-inputs");
        refused("{kiln_name: lakeClass}", "{kiln_name: lakeColour}", "link-inputs");
    }

    @Test
    void aFillAsksForARegisterOrForATable() throws IOException {
        assertThat(faults("table: lake-wetland-classification\n", "table: lake-colours\n"))
                .extracting(PackFault::code)
                .contains("unknown-reference");
        assertThat(faults("ask: {register: kilns, match: {plate: '{code}'}", "ask: {register: kilns"))
                .isNotEmpty();
    }

    /** With a procedure beside the registers. */
    private List<PackFault> withProcedure(String... triggers) throws IOException {
        faults("kiln_name", "kiln_name");
        for (String file : List.of("reception-promise.yaml", "reception-promise.bpmn")) {
            Path copy = folder.resolve("plants/processes").resolve(file);
            Files.createDirectories(copy.getParent());
            Files.writeString(
                    copy,
                    Files.readString(PROCESSES.resolve(file))
                            .replace("ecology-environment-bureau", "kiln-unit")
                            .replaceAll("(?m)^.*(director-reception-day).*\\R", ""));
        }
        return faults("triggers:\n" + String.join("", triggers));
    }

    private static final String OPENS = """
            - id: opens
              on: {register: kilns, event: created}
              then:
                open_case:
                  procedure: reception-promise
                  values: {promise: '{kiln_name} {@year}', promise_by: '{built+P1M}', handler: '{owner_unit}'}
                  again: '{@year}'
            """;

    private static String makes(String event) {
        return """
            - id: makes
              on: {procedure: reception-promise, event: %s}
              then: {record: {register: kilns, set: {kiln_name: '{promise}', owner_unit: '{handler}', replaces: '{@id}'}}}
            """.formatted(event);
    }

    @Test
    void casesAndRecordsThatOpenEachOtherForEverAreACircle() throws IOException {
        assertThat(withProcedure(OPENS, makes("done, to: carry_out"))).isEmpty();
        assertThat(withProcedure(OPENS, makes("opened")))
                .extracting(PackFault::code)
                .containsExactly("circle", "circle");
        assertThat(withProcedure(OPENS.replace("event: created", "event: due"), makes("opened")))
                .isEmpty();
    }

    @Test
    void aCaseIsOpenedWithWhatItsFormAsks() throws IOException {
        assertThat(withProcedure(OPENS.replace("handler: '{owner_unit}'", "handler: '{id}'")))
                .extracting(PackFault::code)
                .containsExactly("link-field");
        assertThat(withProcedure(OPENS.replace("promise: ", "promised: ")))
                .extracting(PackFault::code)
                .containsExactlyInAnyOrder("link-field", "link-unsaid");
        assertThat(withProcedure(OPENS.replace("{@year}'\n", "{@month}'\n")))
                .extracting(PackFault::code)
                .containsExactly("link-field");
    }

    @Test
    void whatARowSaysIsThereOnlyWhereEveryRowIsLookedAt() throws IOException {
        String whole = OPENS.replace("'{kiln_name} {@year}'", "'{burners.model}'");
        assertThat(withProcedure(whole)).extracting(PackFault::code).containsExactly("link-field");
        assertThat(withProcedure(whole.replace("  then:\n", "  each: burners\n  then:\n")))
                .isEmpty();
    }

    @Test
    void gatesAskATableForAllItsInputsAndForAnOutputItHas() throws IOException {
        String gate = "ask: {register: kilns, match: {plate: '{plate}'}, where: {field: fuel, is: coal}}\n    says";
        String asks = "ask: {table: lake-wetland-classification, result: lakeClass, is: [two], inputs: {"
                + "place: rural, protectedList: '{in_network}', around: farming, sensitivity: low, use: none}}\n    says";
        assertThat(faults(gate, asks)).isEmpty();
        refused(gate, asks.replace("around: farming, ", ""), "link-inputs");
        refused(gate, asks.replace("lakeClass", "lakeColour"), "link-inputs");
        refused(
                gate,
                asks.replace("around: farming", "around: {count: {register: tanks, match: {codes: '{plate}'}}}"),
                "link-field");
        refused(gate, asks.replace("ask: {", "ask: {register: kilns, "), "not-allowed");
    }
}
