package io.qingyuan.collection.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qingyuan.identity.UnitId;
import io.qingyuan.packs.PackText;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.statistics.Absence;
import io.qingyuan.statistics.Content;
import io.qingyuan.statistics.Element;
import io.qingyuan.statistics.ElementCode;
import io.qingyuan.statistics.Origin;
import io.qingyuan.statistics.Period;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellTextTest {

    static Element number(String code) {
        return element(code, Element.Kind.NUMBER, List.of());
    }

    static Element element(String code, Element.Kind kind, List<Element.State> states) {
        return new Element(
                new ElementCode(code),
                new PackText(code, code),
                Element.Role.COMPONENT,
                kind,
                "t",
                new UnitId("bureau"),
                Period.Type.YEAR,
                1,
                null,
                List.of(),
                BigDecimal.ZERO,
                null,
                2,
                states,
                List.of(),
                List.of(),
                null,
                List.of(Origin.REPORTED),
                Element.Aggregate.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "12.50;12.50",
                "１２．５;12.5",
                "1,234,567.8;1234567.8",
                " 3 000 ;3000",
                "−4;-4",
                "+7;7",
                "0;0",
            })
    void numbersAreReadHoweverTheyArePasted(String written, BigDecimal meant) {
        assertThat(CellText.read(written, number("a"))).isEqualTo(new Content.Numeric(meant));
    }

    @ParameterizedTest
    @CsvSource({"—,UNAVAILABLE", "——,UNAVAILABLE", "/,NOT_APPLICABLE", "／,NOT_APPLICABLE", "无,NONE"})
    void theThreeMarksAreNotZeroAndNotEachOther(String written, Absence meant) {
        assertThat(CellText.read(written, number("a"))).isEqualTo(new Content.Absent(meant));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,23", "12万", "=1+1", "1e3", "约5", "5%", "1.2.3"})
    void whatIsNoNumberIsRefused(String written) {
        assertThatThrownBy(() -> CellText.read(written, number("a"))).isInstanceOf(ProblemException.class);
    }

    @Test
    void blanksEmptyTheCellAndStatesAreReadByName() {
        assertThat(CellText.read("  ", number("a"))).isNull();
        Element state = element(
                "s", Element.Kind.STATE, List.of(new Element.State("achieved", new PackText("实施", "implemented"))));
        assertThat(CellText.read("实施", state)).isEqualTo(new Content.State("achieved", null));
        assertThat(CellText.read("—", state)).isEqualTo(new Content.Absent(Absence.UNAVAILABLE));
        assertThatThrownBy(() -> CellText.read("还行", state)).isInstanceOf(ProblemException.class);
    }
}
