package io.qingyuan.telemetry.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.support.Trials;
import io.qingyuan.telemetry.DeviceId;
import io.qingyuan.telemetry.FramePosition;
import io.qingyuan.telemetry.Observation;
import io.qingyuan.telemetry.Observation.Value;
import io.qingyuan.telemetry.SeriesKey;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Hours, days and months in the real database. */
class AggregatorTest {
    /** 00:00 on 1 March in Beijing. */
    private static final Instant MIDNIGHT = Instant.parse("2026-02-28T16:00:00Z");

    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final YearMonth MARCH = YearMonth.of(2026, 3);

    private static TelemetryDatabase database;

    @BeforeAll
    static void open() {
        database = new TelemetryDatabase();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void aFlueGasHourNeedsFortyFiveValidMinutes() {
        DeviceId device = database.newDevice();
        List<Observation> sent = new ArrayList<>();
        for (int minute = 0; minute < 60; minute++) {
            sent.add(minute(device, "31", 0, minute, minute % 2 == 0 ? "10.0" : "20.0", minute < 45 ? 'N' : 'C'));
            sent.add(minute(device, "31", 1, minute, "10.0", minute < 44 ? 'N' : 'D'));
        }
        write(sent);
        List<HourValue> hours = hours(device, "31");
        assertThat(hours).extracting(HourValue::valid).containsExactly(true, false);
        assertThat(hours).extracting(HourValue::validMinutes).containsExactly(45, 44);
        assertThat(hours.getFirst().rule()).isEqualTo("HJ 75-2017");
        // 23 values of 10 and 22 of 20
        assertThat(hours.getFirst().mean())
                .isCloseTo(new BigDecimal("14.888888888"), Offset.offset(new BigDecimal("1e-8")));
    }

    @Test
    void aDayNeedsTwentyValidHoursAndAMonthTwentyFiveValidDays() {
        DeviceId device = database.newDevice();
        List<Observation> sent = new ArrayList<>();
        for (int hour = 0; hour < 24 * 31; hour++) {
            int ofDay = hour % 24;
            int day = hour / 24;
            boolean valid = ofDay < (day < 25 ? 20 : 19);
            for (int minute = 0; minute < 60; minute += 10) {
                sent.add(minute(device, "31", hour, minute, String.valueOf(day + 1), valid ? 'N' : 'M'));
            }
        }
        write(sent);
        List<DayValue> days = database.aggregates.days(device.value(), "31", DAY, DAY.plusDays(31));
        assertThat(days).hasSize(31);
        assertThat(days.subList(0, 25)).extracting(DayValue::valid).containsOnly(true);
        assertThat(days.subList(25, 31)).extracting(DayValue::valid).containsOnly(false);
        MonthValue month = database.aggregates
                .months(device.value(), "31", MARCH, MARCH.plusMonths(1))
                .getFirst();
        assertThat(month.validDays()).isEqualTo(25);
        assertThat(month.valid()).isTrue();
        assertThat(month.mean()).isEqualByComparingTo("13"); // of 1 to 25
    }

    @Test
    void minutesComeBeforeRealTimeDataAndADeviceThatSendsHoursOnlyIsTakenAtItsWord() {
        DeviceId device = database.newDevice();
        List<Observation> sent = new ArrayList<>();
        for (int minute = 0; minute < 60; minute += 10) {
            sent.add(minute(device, "31", 0, minute, "5", 'N'));
            sent.add(value(device, "31", 2011, at(0, minute), "a21002-Rtd", "99", 'N'));
        }
        sent.add(value(device, "31", 2061, at(1, 0), "a21002-Avg", "7.5", 'N'));
        write(sent);
        List<HourValue> hours = hours(device, "31");
        assertThat(hours).extracting(HourValue::source).containsExactly("minute", "uploaded");
        assertThat(hours.get(0).mean()).isEqualByComparingTo("5");
        assertThat(hours.get(0).validMinutes()).isEqualTo(60);
        assertThat(hours.get(1).mean()).isEqualByComparingTo("7.5");
        assertThat(hours.get(1).valid()).isNull();
    }

    @Test
    void aDayOfWasteWaterIsWeightedByFlowAndNotJudged() {
        DeviceId device = database.newDevice();
        List<Observation> sent = new ArrayList<>();
        for (int hour = 0; hour < 2; hour++) {
            sent.add(value(device, "32", 2051, at(hour, 0), "w01018-Avg", hour == 0 ? "10" : "40", 'N'));
            sent.add(value(device, "32", 2011, at(hour, 5), "w00000-Rtd", hour == 0 ? "3" : "1", 'N'));
        }
        write(sent);
        List<DayValue> days = database.aggregates.days(device.value(), "32", DAY, DAY.plusDays(1));
        DayValue cod = days.stream()
                .filter(day -> day.factor().equals("w01018"))
                .findFirst()
                .orElseThrow();
        assertThat(cod.mean()).isEqualByComparingTo("17.5");
        assertThat(cod.weighting()).isEqualTo("flow");
        assertThat(cod.valid()).isNull();
    }

    @Test
    void lateDataCountAgainWhatTheyTouchAndNothingElse() {
        DeviceId device = database.newDevice();
        write(List.of(minute(device, "31", 0, 0, "1", 'N'), minute(device, "31", 30, 0, "2", 'N')));
        List<String> before = rowVersions(device);
        write(List.of(minute(device, "31", 0, 10, "3", 'N')));
        List<String> after = rowVersions(device);
        assertThat(hours(device, "31").getFirst().mean()).isEqualByComparingTo("2");
        assertThat(after.get(0)).isNotEqualTo(before.get(0));
        assertThat(after.get(1)).isEqualTo(before.get(1));
        // superseded by another value: the first no longer counts
        write(List.of(minute(device, "31", 0, 0, "5", 'N')));
        assertThat(hours(device, "31").getFirst().mean()).isEqualByComparingTo("4");
        assertThat(rowVersions(device).get(1)).isEqualTo(before.get(1));
    }

    @Test
    void inWhateverOrderDataComeTheAggregatesAreTheSame() {
        Trials.forAll(20, random -> {
            DeviceId inOrder = database.newDevice();
            DeviceId shuffled = database.newDevice();
            List<Integer> minutes = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                minutes.add(random.nextInt(26 * 60));
            }
            List<String> values = minutes.stream()
                    .map(_ -> String.valueOf(random.nextInt(100)))
                    .toList();
            write(drawn(inOrder, minutes.stream().distinct().sorted().toList(), minutes, values));
            List<Integer> other = new ArrayList<>(minutes.stream().distinct().toList());
            Collections.shuffle(other, random);
            for (int from = 0; from < other.size(); from += 7) {
                write(drawn(shuffled, other.subList(from, Math.min(other.size(), from + 7)), minutes, values));
            }
            assertThat(hours(shuffled, "31")).isEqualTo(hours(inOrder, "31"));
            assertThat(database.aggregates.days(shuffled.value(), "31", DAY, DAY.plusDays(3)))
                    .isEqualTo(database.aggregates.days(inOrder.value(), "31", DAY, DAY.plusDays(3)));
            assertThat(database.aggregates.months(shuffled.value(), "31", MARCH, MARCH.plusMonths(1)))
                    .isEqualTo(database.aggregates.months(inOrder.value(), "31", MARCH, MARCH.plusMonths(1)));
        });
    }

    private static List<Observation> drawn(
            DeviceId device, List<Integer> which, List<Integer> minutes, List<String> values) {
        return which.stream()
                .map(minute -> minute(device, "31", 0, minute, values.get(minutes.indexOf(minute)), 'N'))
                .toList();
    }

    /** Which version of each hour's row it is; it changes when the row is written. */
    private static List<String> rowVersions(DeviceId device) {
        return database.jdbc
                .sql("select ctid::text || xmin::text from telemetry.hour_value where device = :device order by hour")
                .param("device", device.value())
                .query(String.class)
                .list();
    }

    private static List<HourValue> hours(DeviceId device, String st) {
        return database.aggregates.hours(device.value(), st, MIDNIGHT, MIDNIGHT.plus(Duration.ofDays(32)));
    }

    private static void write(List<Observation> observations) {
        long block = database.observations.lastBlock() + 1;
        List<Observation> placed = new ArrayList<>();
        for (Observation one : observations) {
            placed.add(new Observation(
                    one.series(), one.dataTime(), one.values(), one.flags(), new FramePosition(block, placed.size())));
        }
        database.observations.write(block, placed);
        while (database.aggregator().step()) {
            // until nothing waits
        }
    }

    private static Observation minute(DeviceId device, String st, int hour, int minute, String number, char mark) {
        return value(device, st, 2051, at(hour, minute), "a21002-Avg", number, mark);
    }

    private static Observation value(
            DeviceId device, String st, int cn, Instant time, String name, String number, char mark) {
        return new Observation(
                new SeriesKey(device, st, cn, 1),
                time,
                List.of(new Value(name, Optional.of(new BigDecimal(number)), mark)),
                Set.of(),
                new FramePosition(1, 0));
    }

    private static Instant at(int hour, int minute) {
        return MIDNIGHT.plus(Duration.ofHours(hour)).plus(Duration.ofMinutes(minute));
    }
}
