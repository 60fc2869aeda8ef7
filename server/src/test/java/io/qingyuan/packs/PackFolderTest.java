package io.qingyuan.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackFolderTest {

    private static final Path SHIPPED = Path.of("../packs");

    @Test
    void theShippedPacksHaveNoFault() {
        PackFolder.Reading reading = PackFolder.readAll(SHIPPED, FormulaCheck.NONE);

        assertThat(reading.faults()).isEmpty();
        assertThat(reading.content().packs())
                .extracting(pack -> pack.version().id().value())
                .containsExactly("national", "wujiang");
    }

    @Test
    void thePlanIsComplete() {
        PackContent content = PackFolder.readAll(SHIPPED, FormulaCheck.NONE).content();

        List<PackItem> indicators = content.items("plan/indicators.yaml", "indicators");
        assertThat(indicators).hasSize(32);
        assertThat(indicators.stream()
                        .mapToInt(item -> item.list("items").size())
                        .sum())
                .isEqualTo(41);
        List<PackItem> conditions = content.items("plan/conditions.yaml", "conditions");
        assertThat(conditions).hasSize(6);
        assertThat(conditions.getLast().list("circumstances")).hasSize(6);
        assertThat(content.items("plan/commitments.yaml", "commitments")).hasSize(284);
        assertThat(content.items("plan/tasks.yaml", "tasks")).hasSize(255);
        assertThat(content.items("plan/projects.yaml", "projects")).hasSize(27);
        List<PackItem> systems = content.items("systems.yaml", "systems");
        assertThat(systems).hasSize(276);
        assertThat(systems.stream()
                        .mapToInt(item -> item.list("acceptance").size())
                        .sum())
                .isEqualTo(879);
    }

    @Test
    void everyNodeKnowsItsLine() throws IOException {
        PackContent content = PackFolder.readAll(SHIPPED, FormulaCheck.NONE).content();
        PackItem item = content.items("plan/indicators.yaml", "indicators").get(23);
        List<String> lines = Files.readAllLines(SHIPPED.resolve("wujiang/plan/indicators.yaml"));

        assertThat(item.id()).isEqualTo("ind-24");
        assertThat(lines.get(item.line() - 1)).contains("id: ind-24");
        assertThat(lines.get(
                        item.list("items").getFirst().document().line(item.pointer() + "/items/0/target_2025") - 1))
                .contains("target_2025:");
    }

    @Test
    void allFaultsOfAPackAreReportedTogetherWithLineAndMend(@TempDir Path folder) throws IOException {
        Path pack = Files.createDirectory(folder.resolve("small"));
        Files.writeString(pack.resolve("pack.yaml"), """
                id: small
                version: 1
                title: {zh: 小}
                depends: [nowhere]
                colour: red
                """);
        Files.writeString(pack.resolve("areas.yaml"), """
                areas:
                  - {id: area-a, title: {zh: 甲}, kind: district, parent: area-b}
                  - {id: area-b, title: {zh: 乙}, kind: hamlet, parent: area-a}
                  - {id: area-a, title: {}, kind: city}
                """);
        Files.writeString(pack.resolve("measures.yaml"), "measures:\n  - {id: '%', title: {zh: 百分}\n");

        List<PackFault> faults = PackFolder.read(pack, FormulaCheck.NONE).faults();

        assertThat(faults)
                .extracting(fault -> fault.place().file() + ":" + fault.place().line() + " " + fault.code())
                .contains(
                        "pack.yaml:2 wrong-type",
                        "pack.yaml:4 unknown-reference",
                        "pack.yaml:5 unknown-field",
                        "areas.yaml:3 not-allowed",
                        "areas.yaml:4 defined-twice",
                        "areas.yaml:4 missing-field")
                .anyMatch(text -> text.startsWith("areas.yaml:") && text.endsWith("circle"))
                .anyMatch(text -> text.startsWith("measures.yaml:") && text.endsWith("not-yaml"));
        assertThat(faults).allSatisfy(fault -> {
            assertThat(fault.what(Locale.SIMPLIFIED_CHINESE)).isNotBlank();
            assertThat(fault.mend(Locale.ENGLISH)).isNotBlank();
        });
    }

    @Test
    void aNumberThatWouldLoseItsDigitsIsAFault(@TempDir Path folder) throws IOException {
        Path pack = Files.createDirectory(folder.resolve("small"));
        Files.writeString(pack.resolve("pack.yaml"), "id: small\nversion: 1.10\ntitle: {zh: 小}\ndepends: []\n");

        assertThat(PackFolder.read(pack, FormulaCheck.NONE).faults())
                .extracting(PackFault::code)
                .contains("number-digits");
    }

    @Test
    void aUnitInChineseAloneIsAFault(@TempDir Path folder) throws IOException {
        Path pack = Files.createDirectories(folder.resolve("small"));
        Files.writeString(pack.resolve("pack.yaml"), "id: small\nversion: '1'\ntitle: {zh: 小}\ndepends: []\n");
        Files.createDirectory(pack.resolve("registers"));
        Files.writeString(pack.resolve("registers/small.yaml"), """
                id: small
                fields:
                  - {id: weight, title: {zh: 重量}, type: number, unit: kg}
                  - {id: area, title: {zh: 面积}, type: number, unit: {zh: 亩, en: mu}}
                  - {id: places, title: {zh: 位数}, type: number, unit: {zh: 个, en: ''}}
                  - {id: land, title: {zh: 土地}, type: number, unit: 亩}
                  - {id: wood, title: {zh: 林地}, type: number, unit: {zh: 亩}}
                figures:
                  - {id: count, title: {zh: 数量}, kind: count, unit: 座}
                """);

        assertThat(PackFolder.read(pack, FormulaCheck.NONE).faults())
                .filteredOn(fault -> fault.place().toString().contains("small.yaml")
                        && fault.place().line() > 2)
                .extracting(fault -> fault.place().line() + " " + fault.code())
                .contains("6 wrong-form", "7 missing-field", "9 wrong-form")
                .noneMatch(fault -> fault.startsWith("3 ") || fault.startsWith("4 ") || fault.startsWith("5 "));
    }

    @Test
    void aTextWithoutChineseIsAFault(@TempDir Path folder) throws IOException {
        Path pack = Files.createDirectory(folder.resolve("small"));
        Files.writeString(pack.resolve("pack.yaml"), """
                id: small
                version: '1'
                title: {zh: 小}
                depends: []
                note: {en: only in English}
                """);

        assertThat(PackFolder.read(pack, FormulaCheck.NONE).faults())
                .extracting(fault -> fault.place().line() + " " + fault.code())
                .containsExactly("5 missing-field");
    }
}
