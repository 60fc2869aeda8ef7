package io.qingyuan.plan.internal.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.qingyuan.packs.FormulaCheck;
import io.qingyuan.packs.PackFolder;
import io.qingyuan.packs.PackText;
import io.qingyuan.plan.Condition;
import io.qingyuan.plan.Indicator;
import io.qingyuan.plan.PlanModel;
import io.qingyuan.support.ShowsPoint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The shipped pack against Table 2-1 as the plan prints it. */
class PrintedTableTest {

    private static final Path TABLE = Path.of("src/test/resources/plan/table-2-1.csv");

    /** Rows whose cells say several values in one sentence. */
    private static final Set<Integer> WRITTEN_OUT = Set.of(7, 8);

    private static final PlanModel PLAN = PlanReader.read(
                    PackFolder.readAll(Path.of("../packs"), FormulaCheck.NONE).content())
            .getFirst();

    @Test
    void thePlanHoldsWhatItSaysItHolds() {
        assertThat(PLAN.domains()).hasSize(6);
        assertThat(PLAN.taskGroups()).hasSize(10);
        assertThat(PLAN.indicators()).hasSize(32);
        assertThat(PLAN.items()).hasSize(41);
        assertThat(PLAN.conditions()).hasSize(6);
        assertThat(PLAN.conditions().getLast().circumstances()).hasSize(6);
        assertThat(PLAN.info().counts())
                .containsEntry("indicators", 32)
                .containsEntry("items", 41)
                .containsEntry("conditions", 6);
    }

    @Test
    @ShowsPoint("ecological-indicator-system#1")
    void everyIndicatorIsAsPrinted() throws IOException {
        List<NamedCsvRecord> indicators = rows().stream()
                .filter(row -> !row.getField("domain").equals("申报条件"))
                .toList();

        assertThat(indicators).hasSize(32);
        assertAll(indicators.stream().map(row -> () -> assertIndicator(row)));
    }

    @TestFactory
    Stream<DynamicTest> everyConditionIsAsPrinted() throws IOException {
        return rows().stream()
                .filter(row -> row.getField("domain").equals("申报条件"))
                .map(row -> DynamicTest.dynamicTest(
                        row.getField("number") + " " + row.getField("name"), () -> assertCondition(row)));
    }

    private static void assertIndicator(NamedCsvRecord row) {
        int number = Integer.parseInt(row.getField("number"));
        Indicator indicator = PLAN.indicators().get(number - 1);
        assertThat(indicator.number()).isEqualTo(number);
        assertThat(PLAN.domains().stream()
                        .filter(domain -> domain.id().equals(indicator.domain()))
                        .map(domain -> domain.title().zh()))
                .containsExactly(row.getField("domain"));
        assertThat(PLAN.taskGroups().get(indicator.taskGroup() - 1).title().zh())
                .isEqualTo(row.getField("task_group"));
        assertThat(indicator.binding() ? "约束性" : "参考性").isEqualTo(row.getField("attribute"));

        List<String> names = lines(row, "name");
        assertThat(indicator.title().zh()).isEqualTo(names.getFirst());
        assertThat(indicator.items().stream().map(item -> item.title().zh()))
                .containsExactlyElementsOf(names.size() == 1 ? names : names.subList(1, names.size()));
        assertCells(row, "unit", indicator, Indicator.Item::printedUnit);
        assertCells(row, "required", indicator, item -> printed(item.required()));
        assertCells(row, "status_2019", indicator, item -> printed(item.baseline()));
        assertCells(row, "target_2025", indicator, item -> printed(item.target()));
    }

    private static void assertCells(
            NamedCsvRecord row, String column, Indicator indicator, Function<Indicator.Item, String> printed) {
        List<Indicator.Item> items = indicator.items();
        List<String> parts = lines(row, column);
        List<String> ours = items.stream().map(printed).toList();
        if (WRITTEN_OUT.contains(indicator.number()) && items.size() > 1) {
            ours.forEach(text -> assertThat(List.of(text.split("，")))
                    .allSatisfy(part -> assertThat(row.getField(column)).contains(part)));
        } else if (parts.size() == items.size()) {
            assertThat(ours).containsExactlyElementsOf(parts);
        } else {
            assertThat(ours).containsOnly(row.getField(column));
        }
    }

    private static void assertCondition(NamedCsvRecord row) {
        Condition condition = PLAN.conditions().get(Integer.parseInt(row.getField("number")) - 1);
        List<String> names = lines(row, "name");
        assertThat(condition.article().zh()).isEqualTo(row.getField("task_group"));
        assertThat(condition.title().zh()).isEqualTo(names.getFirst().replaceFirst("：$", ""));
        assertThat(condition.circumstances().stream()
                        .map(circumstance -> circumstance.title().zh()))
                .containsExactlyElementsOf(names.stream()
                        .skip(1)
                        .map(name -> name.replaceFirst("^（.）", "").replaceFirst("[；。]$", ""))
                        .toList());
        assertThat(printed(condition.required())).isEqualTo(row.getField("required"));
        assertThat(printed(condition.baseline())).isEqualTo(row.getField("status_2019"));
        assertThat(printed(condition.target())).isEqualTo(row.getField("target_2025"));
    }

    private static String printed(Indicator.Cell cell) {
        String number = cell.value() == null
                ? null
                : cell.comparator().replace(">=", "≥").replace("=", "") + cell.value();
        return joined(number, cell.text());
    }

    private static String printed(Indicator.Baseline status) {
        if (!status.scopes().isEmpty()) {
            return String.join(
                    "|",
                    status.scopes().stream()
                            .map(scope -> scope.title().zh() + scope.value())
                            .toList());
        }
        String printed = joined(status.value() == null ? null : status.value().toPlainString(), status.text());
        return status.year() == PLAN.info().baseYear() ? printed : printed + "|（" + status.year() + "年）";
    }

    private static String joined(@Nullable String number, @Nullable PackText text) {
        return Stream.of(number, text == null ? null : text.zh())
                .filter(part -> part != null)
                .reduce((left, right) -> left + "，" + right)
                .orElse("");
    }

    private static List<String> lines(NamedCsvRecord row, String column) {
        return List.of(row.getField(column).split("\\|"));
    }

    private static List<NamedCsvRecord> rows() throws IOException {
        try (CsvReader<NamedCsvRecord> reader =
                CsvReader.builder().commentStrategy(CommentStrategy.SKIP).ofNamedCsvRecord(TABLE)) {
            return reader.stream().toList();
        }
    }
}
