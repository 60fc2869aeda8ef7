package io.qingyuan.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.receipts.Receipts;
import io.qingyuan.support.ServerTest;
import io.qingyuan.support.WithPacks;
import io.qingyuan.time.Clamp;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
@WithPacks
class PackFiguresTest {

    private static final Extent WUJIANG = Extent.area("area-wujiang");

    @Autowired
    private Statistics statistics;

    @Autowired
    private Receipts receipts;

    @Autowired
    private Clamp clamp;

    @Test
    void thePrintedFigureIsJudgedAndIsNotASample() {
        FigureKey figure = FigureKey.of("ind-09", WUJIANG, 2019);

        JudgedFigure judged = statistics.judged(List.of(figure), clamp.now()).get(figure);

        assertThat(judged.number()).isEqualByComparingTo(new BigDecimal("63.9"));
        assertThat(judged.sample()).isFalse();
        assertThat(judged.stale()).isFalse();
    }

    @Test
    void aDoubtedFigureIsShownButNotJudged() {
        FigureKey figure = FigureKey.of("ind-07b", WUJIANG, 2019);

        assertThat(statistics.judged(List.of(figure), clamp.now())).isEmpty();
        assertThat(statistics.figures(List.of(figure.element()), 2019, 2019, clamp.now()))
                .singleElement()
                .satisfies(
                        found -> assertThat(found.values().getFirst().doubt()).isNotBlank());
    }

    @Test
    void aConfirmedValueGoesBeforeAReportedOneAndTheDifferenceIsTold() {
        List<JudgedFigure> confirmed = statistics.elements(clamp.now()).stream()
                .flatMap(element -> statistics.judged(List.of(element.code()), 2025, 2025, clamp.now()).stream())
                .filter(figure -> figure.origin() == Origin.CONFIRMED)
                .toList();

        assertThat(confirmed).isNotEmpty().allSatisfy(figure -> {
            assertThat(figure.sample()).isTrue();
            assertThat(figure.differences())
                    .extracting(JudgedFigure.Difference::origin)
                    .containsExactly(Origin.REPORTED);
        });
    }

    @Test
    void everyReceiptReplaysToTheSameBytes() {
        assertThat(receipts.verifyAll()).isEmpty();
    }
}
