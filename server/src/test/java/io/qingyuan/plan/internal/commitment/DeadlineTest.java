package io.qingyuan.plan.internal.commitment;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.plan.internal.commitment.Deadline.Printed;
import java.time.LocalDate;
import java.time.Year;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadlineTest {

    @Test
    void aYearMeansItsLastDay() {
        assertThat(Deadline.parse("2025", Year.of(2025)))
                .isEqualTo(new Deadline(LocalDate.of(2025, 12, 31), Printed.YEAR));
    }

    @Test
    void aDateMeansThatDay() {
        assertThat(Deadline.parse("2021-12-31", Year.of(2025)))
                .isEqualTo(new Deadline(LocalDate.of(2021, 12, 31), Printed.DAY));
    }

    @Test
    void noDateTakesThePlansEndAndSaysSo() {
        assertThat(Deadline.parse(null, Year.of(2025)))
                .isEqualTo(new Deadline(LocalDate.of(2025, 12, 31), Printed.NONE));
    }

    @Test
    void theDeadlineItselfStillCounts() {
        Deadline deadline = Deadline.parse("2025", Year.of(2025));

        assertThat(deadline.hasPassedOn(LocalDate.of(2025, 12, 31))).isFalse();
        assertThat(deadline.hasPassedOn(LocalDate.of(2026, 1, 1))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"4.1.1(4)p2, 4", "0p1, 0", "10.1, 10", "table 9-1 row 3, 9", "table 2-1 condition 6, 2"})
    void theChapterIsReadFromTheReference(String ref, int chapter) {
        assertThat(Commitment.chapterOf(ref)).isEqualTo(chapter);
    }
}
