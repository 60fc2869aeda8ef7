package io.qingyuan.calendar.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qingyuan.calendar.Deadline;
import io.qingyuan.packs.PackContent;
import io.qingyuan.packs.PackFolder;
import io.qingyuan.problem.ProblemException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Cases from the State Council's notices for 2025 and 2026, as the national pack holds them. */
class HolidayTableTest {

    private static final HolidayTable CALENDAR = PackCalendar.read(shipped());

    private static PackContent shipped() {
        return PackFolder.glance(Path.of("../packs")).content();
    }

    @Test
    void weekdaysAreWorkedAndWeekendsAreNot() {
        assertThat(CALENDAR.works(LocalDate.of(2026, 11, 23))).isTrue();
        assertThat(CALENDAR.works(LocalDate.of(2026, 11, 22))).isFalse();
    }

    @Test
    void aDeclaredHolidayIsOffAndItsMakeUpDayIsWorked() {
        assertThat(CALENDAR.works(LocalDate.of(2026, 10, 1))).isFalse();
        assertThat(CALENDAR.works(LocalDate.of(2026, 10, 10))).isTrue();
    }

    @Test
    void workingDaysAreCountedOverTheNationalDayOf2026() {
        // Wednesday 30 September; off until the 7th; Thursday 8, Friday 9, Saturday 10 (made up), then Monday 12
        LocalDate start = LocalDate.of(2026, 9, 30);

        assertThat(CALENDAR.add(start, 1)).isEqualTo(LocalDate.of(2026, 10, 8));
        assertThat(CALENDAR.add(start, 3)).isEqualTo(LocalDate.of(2026, 10, 10));
        assertThat(CALENDAR.add(start, 4)).isEqualTo(LocalDate.of(2026, 10, 12));
    }

    @Test
    void countingBackGivesWhatWasAdded() {
        LocalDate start = LocalDate.of(2025, 1, 3);
        for (int days = 0; days <= 200; days++) {
            assertThat(CALENDAR.between(start, CALENDAR.add(start, days))).isEqualTo(days);
        }
    }

    @Test
    void aCalendarDeadlineThatEndsOnADayOffEndsOnTheNextWorkingDay() {
        LocalDate start = LocalDate.of(2026, 9, 21);

        assertThat(new Deadline.Calendar(10).due(start, CALENDAR)).isEqualTo(LocalDate.of(2026, 10, 8));
        assertThat(new Deadline.Calendar(9).due(start, CALENDAR)).isEqualTo(LocalDate.of(2026, 9, 30));
        assertThat(new Deadline.Working(1).due(start, CALENDAR)).isEqualTo(LocalDate.of(2026, 9, 22));
    }

    @Test
    void aDeadlineIntoAYearThatIsNotDeclaredIsRefused() {
        LocalDate last = CALENDAR.knownUntil();

        assertThatThrownBy(() -> CALENDAR.add(last, 1)).isInstanceOfSatisfying(ProblemException.class, refusal -> {
            assertThat(refusal.code().code()).isEqualTo("calendar.year-not-declared");
            assertThat(refusal.arguments().getFirst()).isEqualTo(Integer.toString(last.getYear() + 1));
        });
    }
}
