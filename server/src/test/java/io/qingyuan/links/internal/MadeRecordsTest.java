package io.qingyuan.links.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.packs.FormulaCheck;
import io.qingyuan.packs.PackFault;
import io.qingyuan.packs.PackFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Records that links make: what is wrong in such a link is told before activation, and what they are filled with. */
class MadeRecordsTest {

    private static final Path PLANTS = Path.of("src/test/resources/registers/plants");

    @TempDir
    private Path folder;

    private List<PackFault> faults(String... triggers) throws IOException {
        try (Stream<Path> files = Files.walk(PLANTS)) {
            for (Path source : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve("plants")
                        .resolve(PLANTS.relativize(source).toString());
                Files.createDirectories(copy.getParent());
                Files.writeString(copy, Files.readString(source));
            }
        }
        Path links = folder.resolve("plants/links/made.yaml");
        Files.createDirectories(links.getParent());
        Files.writeString(links, "triggers:\n" + String.join("\n", triggers) + "\n");
        return PackFolder.readAll(folder, FormulaCheck.NONE).faults();
    }

    private static String trigger(String id, String on, String record) {
        return "  - {id: %s, on: %s, then: {record: %s}}".formatted(id, on, record);
    }

    @Test
    void aLinkThatMakesARecordNamesFieldsOfBoth() throws IOException {
        String on = "{register: tanks, event: created}";
        assertThat(
                        faults(
                                trigger(
                                        "fine",
                                        on,
                                        "{register: kilns, once: [plate], set: {kiln_name: 'of {@name}, {@year}', plate: '{code}', built: '{next_check+P1Y2M}'}}")))
                .isEmpty();
        assertThat(faults(
                        trigger("one", on, "{register: kilns, set: {nothing: '{code}'}}"),
                        trigger("two", on, "{register: kilns, set: {kiln_name: 'a {nobody} b'}}"),
                        trigger("three", on, "{register: kilns, once: [no_field], set: {kiln_name: '{code}'}}"),
                        trigger("four", on, "{register: kilns, set: {built: '{code+P1Y}'}}"),
                        trigger("five", on, "{register: kilns, set: {built: '{next_check+soon}'}}")))
                .extracting(PackFault::code)
                .containsExactlyInAnyOrder("link-field", "link-field", "link-field", "register-field", "link-field");
    }

    @Test
    void recordsThatMakeEachOtherForEverAreRefused() throws IOException {
        assertThat(faults(
                        trigger(
                                "there",
                                "{register: tanks, event: created}",
                                "{register: kilns, set: {kiln_name: '{code}'}}"),
                        trigger(
                                "back",
                                "{register: kilns, event: created}",
                                "{register: tanks, set: {code: '{plate}'}}")))
                .extracting(PackFault::code)
                .containsOnly("circle");
        assertThat(faults(trigger(
                        "next",
                        "{register: tanks, event: moved, to: confirmed}",
                        "{register: tanks, set: {code: '{code}'}}")))
                .isEmpty();
    }

    @Test
    void textsAreFilledWithWhatTheRecordSays() {
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        values.put("name", "湖").put("on", "2024-02-29").put("sure", true);

        assertThat(Words.value("{sure}", values)).isEqualTo(JsonNodeFactory.instance.booleanNode(true));
        assertThat(Words.value("{on+P1Y}", values)).isEqualTo(JsonNodeFactory.instance.stringNode("2025-02-28"));
        assertThat(Words.value("{nothing+P1Y}", values)).isNull();
        assertThat(Words.value("{name}（{on+P5D}）{nothing}", values))
                .isEqualTo(JsonNodeFactory.instance.stringNode("湖（2024-03-05）"));
        assertThat(Words.field("{name} {on}")).isEmpty();
        assertThat(Words.field("{on+P1Y}")).contains("on");
    }
}
