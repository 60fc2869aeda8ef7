package io.qingyuan.quality.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.receipts.Canonical;
import io.qingyuan.receipts.Input;
import io.qingyuan.receipts.Inputs;
import io.qingyuan.receipts.Interval;
import io.qingyuan.receipts.Outcome;
import io.qingyuan.standards.air.Rollout;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RuleDaysTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    @Test
    void aDayIsMadeOfItsHours() {
        Outcome outcome = new AirDayRule().apply(inputs(hours("3425A", DAY, 24, "70")), parameters(DAY, 1));
        assertThat(outcome.findNumber())
                .hasValueSatisfying(aqi -> assertThat(aqi).isEqualByComparingTo("110"));
        assertThat(outcome.json().text())
                .contains("\"edition\":\"HJ 633-2026\"")
                .contains("\"primary\":[\"PM2.5\"]");
    }

    @Test
    void tooFewHoursGiveNoIndexAndSayWhy() {
        Outcome outcome = new AirDayRule().apply(inputs(hours("3425A", DAY, 12, "20")), parameters(DAY, 1));
        assertThat(outcome.findFault()).hasValue("quality.no-index");
    }

    @Test
    void anAreaIsTheMeanOfItsStations() {
        Outcome outcome = new AirDayRule()
                .apply(inputs(hours("3425A", DAY, 24, "40"), hours("1163A", DAY, 24, "80")), parameters(DAY, 1));
        assertThat(outcome.findNumber())
                .hasValueSatisfying(aqi -> assertThat(aqi).isEqualByComparingTo("100"));
        assertThat(outcome.json().text()).contains("\"points\":2").contains("\"PM2.5\":\"60\"");
    }

    @Test
    void theRatioCountsGoodDaysOfThoseWithAnIndex() {
        List<HourReading> readings = new ArrayList<>(hours("3425A", DAY, 24, "20"));
        readings.addAll(hours("3425A", DAY.plusDays(1), 24, "90"));
        readings.addAll(hours("3425A", DAY.plusDays(2), 5, "20"));
        Outcome outcome = new GoodDayRatioRule().apply(inputs(readings), parameters(DAY, 30));
        assertThat(outcome.findNumber())
                .hasValueSatisfying(ratio -> assertThat(ratio).isEqualTo("50.0"));
        assertThat(outcome.json().text())
                .contains("\"goodDays\":1")
                .contains("\"validDays\":2")
                .contains("\"daysWithRows\":3");
    }

    @Test
    void theMeanHasTheDecimalsOfItsEdition() {
        List<HourReading> readings = new ArrayList<>(hours("3425A", DAY, 24, "20"));
        readings.addAll(hours("3425A", DAY.plusDays(1), 24, "21"));
        assertThat(new FineParticleMeanRule()
                        .apply(inputs(readings), parameters(DAY, 30))
                        .findNumber())
                .hasValueSatisfying(mean -> assertThat(mean).isEqualTo("20.5"));
        List<HourReading> before = new ArrayList<>(hours("3425A", LocalDate.of(2026, 2, 26), 24, "20"));
        before.addAll(hours("3425A", LocalDate.of(2026, 2, 27), 24, "23"));
        assertThat(new FineParticleMeanRule()
                        .apply(inputs(before), parameters(LocalDate.of(2026, 2, 1), 28))
                        .findNumber())
                .hasValueSatisfying(mean -> assertThat(mean).isEqualTo("22"));
    }

    @Test
    void aPeriodWithoutAValidDayIsAFaultAndNeverZero() {
        assertThat(new GoodDayRatioRule()
                        .apply(inputs(List.of()), parameters(DAY, 30))
                        .findFault())
                .hasValue("quality.no-valid-day");
    }

    private static Canonical parameters(LocalDate from, int days) {
        return Canonical.of(Map.of(
                "kind",
                "area",
                "code",
                "area-wujiang",
                "from",
                from,
                "to",
                from.plusDays(days),
                "rollout",
                Rollout.NATIONWIDE));
    }

    @SafeVarargs
    private static Inputs inputs(List<HourReading>... stations) {
        List<Inputs.Resolved> inputs = new ArrayList<>();
        for (int i = 0; i < stations.length; i++) {
            HourSeries series = new HourSeries();
            stations[i].forEach(series::add);
            String name = "S" + i;
            Input input = new Input.RangeInput(
                    RuleDays.HOURS + name,
                    StationHourFacts.SOURCE,
                    name,
                    Interval.year(2026),
                    Instant.EPOCH,
                    stations[i].size(),
                    "");
            inputs.add(new Inputs.Resolved(input, Canonical.of(series.content(name)), false));
        }
        return new Inputs(inputs);
    }

    private static List<HourReading> hours(String station, LocalDate day, int count, String fineParticles) {
        List<HourReading> readings = new ArrayList<>();
        for (int hour = 0; hour < count; hour++) {
            readings.add(new HourReading(
                    AirClock.instant(AirClock.firstHour(day) + hour),
                    Arrays.asList("5", "25", "40", fineParticles, "0.6", "60"),
                    0,
                    1,
                    hour + 2));
        }
        return readings;
    }
}
