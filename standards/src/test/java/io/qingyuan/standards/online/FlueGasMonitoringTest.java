package io.qingyuan.standards.online;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qingyuan.standards.InvalidInputException;
import io.qingyuan.standards.NotInStandardException;
import io.qingyuan.standards.NotProvidedException;
import io.qingyuan.standards.ResourceTable;
import io.qingyuan.standards.Verification;
import io.qingyuan.standards.air.AirEvaluation;
import io.qingyuan.standards.air.DayHours;
import io.qingyuan.standards.air.DayValue;
import io.qingyuan.standards.air.Pollutant;
import io.qingyuan.standards.online.FlueGasSubstitution.Cause;
import io.qingyuan.standards.online.FlueGasSubstitution.Outcome;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FlueGasMonitoringTest {
    private static final FlueGasMonitoring RULES = FlueGasMonitoring.inForceOn(LocalDate.of(2020, 6, 1));
    private static final FlueGasSubstitution SUBSTITUTION = FlueGasSubstitution.inForceOn(LocalDate.of(2020, 6, 1));
    private static final AirEvaluation AIR = AirEvaluation.inForceOn(LocalDate.of(2020, 6, 1));
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    @Test
    void theCasesAreMet() {
        for (ResourceTable.Row row : ResourceTable.read(FlueGasMonitoringTest.class, "cems_validity.csv")
                .rows()) {
            int first = number(row.text("input"), 0);
            boolean isValid = switch (row.text("case")) {
                case "hour" -> RULES.hour(first).isValid();
                case "day" -> RULES.day(first).isValid();
                case "gb3095 month" -> airMonth(row.text("input").contains("February") ? 2 : 3, first);
                case "gb3095 year" -> airYear(first);
                case "o3 8h" -> ozoneWindow(first);
                case "mda8" -> ozoneDay(first, number(row.text("input"), 2));
                default -> throw new IllegalStateException(row.text("case"));
            };
            boolean expected = row.text("expected").startsWith("valid")
                    || row.text("expected").equals("met");
            assertThat(isValid).as("%s %s", row.text("case"), row.text("input")).isEqualTo(expected);
        }
    }

    @Test
    void oneMoreDayMakesTheYearOfAmbientAirValid() {
        assertThat(airYear(324)).isTrue();
    }

    @Test
    void februaryNeedsFewerDays() {
        assertThat(RULES.month(YearMonth.of(2023, 2), 23).isValid()).isTrue();
        assertThat(RULES.month(YearMonth.of(2023, 2), 22).isValid()).isFalse();
        assertThat(RULES.month(YearMonth.of(2023, 3), 25).isValid()).isTrue();
        assertThat(RULES.month(YearMonth.of(2023, 3), 24).isValid()).isFalse();
        assertThat(RULES.month(YearMonth.of(2023, 3), 24).verified()).isEqualTo(Verification.ONE_SOURCE);
    }

    @Test
    void aQuarterNeedsThreeQuartersOfItsHours() {
        assertThat(RULES.quarter(1500, 2000).isValid()).isTrue();
        assertThat(RULES.quarter(1499, 2000).isValid()).isFalse();
        assertThat(RULES.quarter(1500, 2000).verified()).isEqualTo(Verification.OWN_KNOWLEDGE);
        assertThatThrownBy(() -> RULES.quarter(0, 0)).hasMessageContaining("due_hours");
    }

    @Test
    void anInvalidHourHasNoMean() {
        List<BigDecimal> minutes = Collections.nCopies(45, new BigDecimal("12.5"));
        assertThat(RULES.mean(minutes, RULES.hour(45)).orElseThrow()).isEqualByComparingTo("12.5");
        assertThat(RULES.mean(minutes.subList(1, 45), RULES.hour(44))).isEmpty();
        assertThatThrownBy(() -> RULES.mean(minutes, RULES.hour(46))).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void theReferenceGrowsWithTheGapAndTheLoss() {
        for (Cause cause : Cause.values()) {
            assertThat(reference(cause, "90", 24)).isEqualTo(180);
            assertThat(reference(cause, "90", 25)).isEqualTo(720);
            assertThat(reference(cause, "89.99", 1)).isEqualTo(2160);
            assertThat(reference(cause, "75", 500)).isEqualTo(2160);
        }
        assertThat(SUBSTITUTION
                        .reference(Cause.MAINTENANCE, new BigDecimal("95"), 3)
                        .verified())
                .isEqualTo(Verification.OWN_KNOWLEDGE);
    }

    @Test
    void belowThreeQuartersItIsNotKnownAndRefused() {
        assertThatThrownBy(() -> reference(Cause.MAINTENANCE, "74.99", 1))
                .isInstanceOfSatisfying(NotProvidedException.class, e -> {
                    assertThat(e.standard()).isEqualTo("HJ 75-2017");
                    assertThat(e.missing()).contains("74.99");
                });
    }

    @Test
    void theLargestOfTheLastHoursIsPutIn() {
        List<BigDecimal> hours = new ArrayList<>(Collections.nCopies(300, BigDecimal.ONE));
        hours.set(0, BigDecimal.TEN); // too long ago
        hours.set(150, BigDecimal.TWO);
        FlueGasSubstitution.Reference reference =
                SUBSTITUTION.reference(Cause.OUT_OF_CONTROL, new BigDecimal("95"), 10);
        assertThat(SUBSTITUTION.substitute(reference, hours))
                .isEqualTo(new Outcome.Substituted(BigDecimal.TWO, reference));
        assertThat(SUBSTITUTION.substitute(reference, hours.subList(0, 179)))
                .isEqualTo(new Outcome.TooFewHours(179, reference));
    }

    @Test
    void badInputIsRefused() {
        assertThatThrownBy(() -> RULES.hour(61)).hasMessageContaining("valid_minutes");
        assertThatThrownBy(() -> RULES.day(-1)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> RULES.month(YearMonth.of(2023, 2), 29)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> reference(Cause.MAINTENANCE, "101", 1)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> FlueGasMonitoring.inForceOn(LocalDate.of(2018, 2, 28)))
                .isInstanceOf(NotInStandardException.class)
                .hasMessageContaining("HJ 75-2017");
    }

    private static int reference(Cause cause, String capture, int hours) {
        return SUBSTITUTION.reference(cause, new BigDecimal(capture), hours).hours();
    }

    private static int number(String text, int index) {
        Matcher matcher = NUMBER.matcher(text);
        List<Integer> numbers = new ArrayList<>();
        while (matcher.find()) {
            numbers.add(Integer.parseInt(matcher.group()));
        }
        // "13 valid 8h means, max 150 (limit 160)": 13, 8, 150, 160
        return numbers.get(index);
    }

    private static boolean airMonth(int month, int validDays) {
        List<LocalDate> days = Stream.iterate(LocalDate.of(2022, 1, 1), day -> day.plusDays(1))
                .limit(365)
                .filter(day -> day.getMonthValue() != month || day.getDayOfMonth() <= validDays)
                .toList();
        return AIR.year(Pollutant.PM2_5, 2022, days).isValid();
    }

    /** A year of so many valid days in which every month has enough of them, so that the year alone decides. */
    private static boolean airYear(int validDays) {
        List<LocalDate> days = new ArrayList<>();
        int dropped = 0;
        for (LocalDate day = LocalDate.of(2022, 1, 1); day.getYear() == 2022; day = day.plusDays(1)) {
            boolean isSpare = day.getDayOfMonth() > (day.getMonthValue() == 2 ? 25 : 27);
            if (isSpare && dropped < 365 - validDays) {
                dropped++;
            } else {
                days.add(day);
            }
        }
        assertThat(days).hasSize(validDays);
        return AIR.year(Pollutant.PM2_5, 2022, days).isValid();
    }

    /** One 8-hour window of so many hours, above the limit so that the day does not need more windows. */
    private static boolean ozoneWindow(int hours) {
        DayHours day = new DayHours();
        for (int hour = 0; hour < hours; hour++) {
            day.set(Pollutant.O3, hour, 200_000);
        }
        return AIR.day(Pollutant.O3, day) instanceof DayValue.Valid;
    }

    /** A day with so many valid windows: those that end at 8 o'clock and the hours after it. */
    private static boolean ozoneDay(int windows, int largest) {
        DayHours day = new DayHours();
        for (int hour = 0; hour < windows + 5; hour++) {
            day.set(Pollutant.O3, hour, largest * 1000L);
        }
        return AIR.day(Pollutant.O3, day) instanceof DayValue.Valid;
    }
}
