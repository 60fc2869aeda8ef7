package io.qingyuan.collection.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.collection.CollectionProblem;
import io.qingyuan.identity.PersonId;
import io.qingyuan.identity.UnitId;
import io.qingyuan.packs.PackText;
import io.qingyuan.rules.FeelFormula;
import io.qingyuan.rules.FeelType;
import io.qingyuan.statistics.Absence;
import io.qingyuan.statistics.Content;
import io.qingyuan.statistics.Element;
import io.qingyuan.statistics.ElementCode;
import io.qingyuan.statistics.Extent;
import io.qingyuan.statistics.Figure;
import io.qingyuan.statistics.FigureKey;
import io.qingyuan.statistics.Finality;
import io.qingyuan.statistics.Origin;
import io.qingyuan.statistics.Period;
import io.qingyuan.statistics.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckingTest {

    private static final Period YEAR = Period.year(2025);
    private static final Extent AREA = Extent.area("area");
    private static final UUID FORM = new UUID(1, 1);
    private static final PackText SAID = new PackText("说明", "said");

    private static Check.Head head(String id, Check.Severity severity) {
        return new Check.Head(id, severity, SAID, SAID, SAID);
    }

    private static Line line(Element element, Extent extent) {
        return new Line(element, new FigureKey(element.code(), extent, YEAR));
    }

    private static Cell cell(String element, Extent extent, @Nullable Content content, Map<String, String> excuses) {
        return new Cell(
                UUID.randomUUID(),
                FORM,
                new LineKey(new ElementCode(element), extent),
                content,
                Finality.FINAL,
                null,
                List.of(),
                null,
                excuses,
                new PersonId(new UUID(2, 2)),
                "officer",
                Instant.EPOCH);
    }

    private static Content number(String digits) {
        return new Content.Numeric(new BigDecimal(digits));
    }

    private static Map<LineKey, Cell> cells(Cell... cells) {
        Map<LineKey, Cell> byLine = new HashMap<>();
        for (Cell cell : cells) {
            byLine.put(cell.line(), cell);
        }
        return byLine;
    }

    /** What was said of a figure before. */
    private static Comparisons before(String element, Extent extent, int year, String digits, Origin origin) {
        FigureKey key = new FigureKey(new ElementCode(element), extent, Period.year(year));
        Value value = new Value(
                UUID.randomUUID(),
                key,
                origin,
                Finality.FINAL,
                number(digits),
                null,
                List.of(),
                null,
                null,
                null,
                null,
                1,
                null,
                false,
                "officer",
                Instant.EPOCH,
                null);
        return new Comparisons(Map.of(key, new Figure(UUID.randomUUID(), key, List.of(value), null)));
    }

    private static final Comparisons NOTHING = new Comparisons(Map.of());

    private static List<Finding> run(
            Check check, List<Line> lines, Map<LineKey, Cell> cells, Map<LineKey, Cell> others, Comparisons before) {
        return Checking.run(List.of(check), YEAR, lines, cells, others, before);
    }

    @Test
    void anEmptyPlaceIsFoundButAnAbsenceSaidOnPurposeIsNot() {
        Check check = new Check.Empty(head("empty", Check.Severity.ERROR));
        List<Line> lines = List.of(
                line(CellTextTest.number("a"), AREA),
                line(CellTextTest.number("b"), AREA),
                line(CellTextTest.number("c"), AREA));
        List<Finding> found = run(
                check,
                lines,
                cells(cell("a", AREA, new Content.Absent(Absence.NONE), Map.of()), cell("b", AREA, null, Map.of())),
                Map.of(),
                NOTHING);
        assertThat(found)
                .extracting(finding -> finding.lines().getFirst().element().value())
                .containsExactly("b", "c");
        assertThat(found).allMatch(Finding::stops);
    }

    @ParameterizedTest
    @CsvSource({"SKIP,0", "ZERO,1", "FAIL,1"})
    void aRelationDoesAsItsStrategyForMissingFiguresSays(Check.Missing missing, int findings) {
        Check check = relation(missing);
        List<Finding> found = run(
                check,
                List.of(line(CellTextTest.number("a"), AREA), line(CellTextTest.number("b"), AREA)),
                cells(cell("a", AREA, number("5"), Map.of())),
                Map.of(),
                NOTHING);
        assertThat(found).hasSize(findings);
        if (missing == Check.Missing.FAIL) {
            assertThat(found.getFirst().fault().code()).isEqualTo(CollectionProblem.CHECK_MISSING);
        }
    }

    private static Check relation(Check.Missing missing) {
        return new Check.Relation(
                head("part", Check.Severity.ERROR),
                FeelFormula.compile("part <= whole", Map.of("part", FeelType.NUMBER, "whole", FeelType.NUMBER)),
                Map.of(
                        "part", new Check.Operand(new ElementCode("a"), Check.When.SAME),
                        "whole", new Check.Operand(new ElementCode("b"), Check.When.SAME)),
                missing);
    }

    @ParameterizedTest
    @CsvSource({"5,5,0", "5.01,5,1", "0,5,0"})
    void aRelationHoldsOrNamesItsFigures(String part, String whole, int findings) {
        List<Finding> found = run(
                relation(Check.Missing.SKIP),
                List.of(line(CellTextTest.number("a"), AREA)),
                cells(cell("a", AREA, number(part), Map.of())),
                cells(cell("b", AREA, number(whole), Map.of())), // in another unit's form
                NOTHING);
        assertThat(found).hasSize(findings);
    }

    @ParameterizedTest
    @CsvSource({"130,100,0", "130.1,100,1", "69.9,100,1", "70,100,0", "1,0,1", "0,0,0"})
    void aJumpIsMeasuredFromTheFigureBefore(String now, String then, int findings) {
        Check check = new Check.Jump(
                head("jump", Check.Severity.WARNING),
                Set.of(),
                Check.When.LAST_YEAR,
                new BigDecimal(30),
                Check.Missing.SKIP);
        List<Finding> found = run(
                check,
                List.of(line(CellTextTest.number("a"), AREA)),
                cells(cell("a", AREA, number(now), Map.of())),
                Map.of(),
                before("a", AREA, 2024, then, Origin.REPORTED));
        assertThat(found).hasSize(findings);
    }

    @ParameterizedTest
    @CsvSource({"1000000,100,1", "0.01,100,1", "120,100,0", "100000,100,1", "30,100,0"})
    void aMultipleThatHintsAtAnotherUnitIsToldInsteadOfTheJump(String now, String then, int misread) {
        Check magnitude = new Check.Magnitude(
                head("magnitude", Check.Severity.WARNING),
                Set.of(),
                List.of(new BigDecimal(100), new BigDecimal(1000), new BigDecimal(10000)),
                new BigDecimal(50));
        Check jump = new Check.Jump(
                head("jump", Check.Severity.WARNING),
                Set.of(),
                Check.When.LAST_YEAR,
                new BigDecimal(30),
                Check.Missing.SKIP);
        List<Finding> found = Checking.run(
                List.of(jump, magnitude),
                YEAR,
                List.of(line(CellTextTest.number("a"), AREA)),
                cells(cell("a", AREA, number(now), Map.of())),
                Map.of(),
                before("a", AREA, 2024, then, Origin.REPORTED));
        assertThat(found)
                .filteredOn(finding -> finding.check().equals("magnitude"))
                .hasSize(misread);
        if (misread == 1) {
            assertThat(found).noneMatch(finding -> finding.check().equals("jump"));
        }
    }

    @Test
    void aWarningWithAReasonDoesNotStop() {
        Check check = new Check.Jump(
                head("jump", Check.Severity.WARNING),
                Set.of(),
                Check.When.LAST_YEAR,
                new BigDecimal(30),
                Check.Missing.SKIP);
        List<Finding> found = run(
                check,
                List.of(line(CellTextTest.number("a"), AREA)),
                cells(cell("a", AREA, number("200"), Map.of("jump", "新厂投产"))),
                Map.of(),
                before("a", AREA, 2024, "100", Origin.REPORTED));
        assertThat(found).singleElement().matches(finding -> !finding.stops());
    }

    @Test
    void aSeriesThatBreaksIsOnlyComparedWithWhatWasRestated() {
        Element element = CellTextTest.number("a");
        Element revised = new Element(
                element.code(),
                element.title(),
                element.role(),
                element.kind(),
                element.unit(),
                element.owner(),
                element.periodType(),
                2,
                null,
                List.of(new Element.Revision(2, YEAR, SAID)),
                element.min(),
                element.max(),
                element.decimals(),
                element.states(),
                element.reportedBy(),
                element.breakdown(),
                element.formula(),
                element.precedence(),
                element.aggregate());
        Line line = line(revised, AREA);
        assertThat(before("a", AREA, 2024, "100", Origin.REPORTED).number(line, Check.When.LAST_YEAR))
                .isEmpty();
        assertThat(before("a", AREA, 2024, "90", Origin.RESTATED).number(line, Check.When.LAST_YEAR))
                .hasValue(new BigDecimal("90"));
    }

    @ParameterizedTest
    @CsvSource({"10,4,6,0", "10,4,5,1", "10,4,—,1", "4,4,无,0"})
    void sharesAddUpToTheWholeOrTheDifferenceIsTold(String whole, String one, String other, int findings) {
        Element plain = CellTextTest.number("a");
        Element element = new Element(
                plain.code(),
                plain.title(),
                plain.role(),
                plain.kind(),
                plain.unit(),
                plain.owner(),
                plain.periodType(),
                plain.version(),
                null,
                List.of(),
                plain.min(),
                plain.max(),
                plain.decimals(),
                plain.states(),
                plain.reportedBy(),
                List.of(new UnitId("east"), new UnitId("west")),
                plain.formula(),
                plain.precedence(),
                plain.aggregate());
        Check check = new Check.Breakdown(
                head("breakdown", Check.Severity.WARNING), Set.of(), BigDecimal.ZERO, Check.Missing.ZERO);
        List<Finding> found = run(
                check,
                List.of(line(element, AREA)),
                cells(cell("a", AREA, number(whole), Map.of())),
                cells(
                        cell("a", Extent.unit("east"), CellText.read(one, plain), Map.of()),
                        cell("a", Extent.unit("west"), CellText.read(other, plain), Map.of())),
                NOTHING);
        assertThat(found).hasSize(findings);
    }
}
