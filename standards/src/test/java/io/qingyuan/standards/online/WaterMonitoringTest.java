package io.qingyuan.standards.online;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qingyuan.standards.InvalidInputException;
import io.qingyuan.standards.NotInStandardException;
import io.qingyuan.standards.NotProvidedException;
import io.qingyuan.standards.Trials;
import io.qingyuan.standards.Verification;
import io.qingyuan.standards.online.MonitoringMarks.Mark;
import io.qingyuan.standards.online.MonitoringMarks.Operation;
import io.qingyuan.standards.online.WaterMonitoring.FlowValue;
import io.qingyuan.standards.online.WaterMonitoring.InvalidSpan;
import io.qingyuan.standards.online.WaterMonitoring.Period;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WaterMonitoringTest {
    private static final WaterMonitoring RULES = WaterMonitoring.inForceOn(LocalDate.of(2020, 3, 24));
    private static final MonitoringMarks MARKS = MonitoringMarks.inForceOn(LocalDate.of(2023, 1, 1));

    @Test
    void aDailyMeanIsWeighedByFlow() {
        assertThat(RULES.dailyMean(List.of(flow("10", "1"), flow("40", "2")))
                        .orElseThrow()
                        .value())
                .isEqualByComparingTo("30");
        assertThat(RULES.dailyMean(List.of(flow("10", "0")))).isEmpty();
        assertThat(RULES.dailyMean(List.of())).isEmpty();
    }

    @Test
    void aDailyMeanLiesBetweenItsValues() {
        Trials.forAll(300, random -> {
            List<FlowValue> values = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(24); i++) {
                values.add(new FlowValue(
                        BigDecimal.valueOf(random.nextInt(0, 5000), 1), BigDecimal.valueOf(random.nextInt(1, 900))));
            }
            List<BigDecimal> concentrations =
                    values.stream().map(FlowValue::value).toList();
            assertThat(RULES.dailyMean(values).orElseThrow().value())
                    .isBetween(Collections.min(concentrations), Collections.max(concentrations));
        });
    }

    @Test
    void aGapIsFilledFromTheSpanOfEqualLengthBeforeIt() {
        assertThat(filled(WaterItem.COD, 2, "90", "10", "20")).isEqualByComparingTo("15");
        assertThat(filled(WaterItem.PH, 3, "2", "7.0", "7.9", "7.1")).isEqualByComparingTo("7.1");
        assertThat(filled(WaterItem.PH, 2, "7.0", "7.4")).isEqualByComparingTo("7.2");
    }

    @Test
    void aSpanWithGapsIsPassedOver() {
        assertThat(filled(WaterItem.COD, 2, "1", "2", "3", "4", "9", null)).isEqualByComparingTo("3.5");
        assertThat(RULES.substitute(WaterItem.COD, 2, values("5", null))).isEmpty();
        assertThat(RULES.substitute(WaterItem.COD, 3, values("5", "6"))).isEmpty();
    }

    @Test
    void rulesOfOwnKnowledgeAreMarked() {
        assertThat(RULES.substitute(WaterItem.TOTAL_PHOSPHORUS, 1, values("0.3"))
                        .orElseThrow()
                        .verified())
                .isEqualTo(Verification.OWN_KNOWLEDGE);
    }

    @Test
    void aFailedComparisonReachesBackToTheLastOneThatWasPassed() {
        Instant passed = Instant.parse("2024-05-01T02:00:00Z");
        Instant failed = Instant.parse("2024-05-09T02:00:00Z");
        InvalidSpan span = RULES.invalidatedBy(passed, failed);
        assertThat(span.contains(passed)).isTrue();
        assertThat(span.contains(failed.minusSeconds(1))).isTrue();
        assertThat(span.contains(failed)).isFalse();
        assertThatThrownBy(() -> RULES.invalidatedBy(failed, passed)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void howManyValidDataAreNeededIsNotKnownAndRefused() {
        for (Period period : Period.values()) {
            assertThatThrownBy(() -> RULES.minimumValid(period))
                    .isInstanceOfSatisfying(
                            NotProvidedException.class,
                            e -> assertThat(e.standard()).isEqualTo("HJ 356-2019"));
        }
    }

    @Test
    void badInputIsRefused() {
        assertThatThrownBy(() -> flow("-1", "2")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> RULES.substitute(WaterItem.COD, 0, values("1")))
                .hasMessageContaining("gap_length");
        assertThatThrownBy(() -> RULES.substitute(WaterItem.COD, 1, values("-1")))
                .hasMessageContaining("COD");
        assertThatThrownBy(() -> WaterMonitoring.inForceOn(LocalDate.of(2020, 3, 23)))
                .isInstanceOf(NotInStandardException.class)
                .hasMessageContaining("HJ 356-2019");
    }

    @Test
    void markedDataDoNotJudgeExceedance() {
        assertThat(MARKS.judgesExceedance(Mark.NONE, false, false)).isTrue();
        assertThat(MARKS.judgesExceedance(Mark.EQUIPMENT_INVALID, true, true)).isFalse();
        assertThat(MARKS.judgesExceedance(Mark.ABNORMAL_OPERATION, true, true)).isFalse();
        assertThat(MARKS.judgesExceedance(Mark.ABNORMAL_OPERATION, true, false)).isTrue();
        assertThat(MARKS.judgesExceedance(Mark.ABNORMAL_OPERATION, false, true)).isTrue();
    }

    @Test
    void aMarkIsMadeBeforeNoonOfTheNextDay() {
        LocalDate day = LocalDate.of(2024, 2, 29);
        assertThat(MARKS.isInTime(day, LocalDateTime.of(2024, 3, 1, 11, 59))).isTrue();
        assertThat(MARKS.isInTime(day, LocalDateTime.of(2024, 3, 1, 12, 0))).isFalse();
        assertThatThrownBy(() -> MonitoringMarks.inForceOn(LocalDate.of(2022, 12, 31)))
                .isInstanceOf(NotInStandardException.class);
    }

    @Test
    void limitsOfStartsComeFromASecondarySource() {
        assertThat(MARKS.startStopLimit("cement", Operation.COLD_START).hours()).isEqualTo("36");
        assertThat(MARKS.startStopLimit("boiler", Operation.STOP).verified()).isEqualTo(Verification.ONE_SOURCE);
        assertThatThrownBy(() -> MARKS.startStopLimit("paper", Operation.START))
                .isInstanceOf(NotProvidedException.class)
                .hasMessageContaining("paper");
    }

    private static FlowValue flow(String value, String flow) {
        return new FlowValue(new BigDecimal(value), new BigDecimal(flow));
    }

    private static BigDecimal filled(WaterItem item, int gap, @Nullable String... before) {
        return RULES.substitute(item, gap, values(before)).orElseThrow().value();
    }

    private static List<@Nullable BigDecimal> values(@Nullable String... texts) {
        List<@Nullable BigDecimal> values = new ArrayList<>();
        for (String text : texts) {
            values.add(text == null ? null : new BigDecimal(text));
        }
        return values;
    }
}
