package io.qingyuan.quality.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.qingyuan.quality.QualityProblem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AirFileReaderTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final AirSelection ALL = new AirSelection(Set.of("3425A", "1163A"), Set.of("吴江"));

    /** Keeps what it is given. */
    private static final class Kept implements AirRow {
        private final List<String> rows = new ArrayList<>();

        @Override
        public void hour(String station, long hour, long line, @Nullable String[] values, int notMonitored) {
            rows.add(station + " " + AirClock.instant(hour) + " " + line + " " + Arrays.toString(values) + " "
                    + notMonitored);
        }

        @Override
        public void day(String area, LocalDate day, long line, @Nullable String[] values) {
            rows.add(area + " " + day + " " + line + " " + Arrays.toString(values));
        }
    }

    private final Kept kept = new Kept();

    @Test
    void anHourIsKeptByItsStartWithItsDigits() {
        read(AirFiles.hourly().hour("3425A", "2026-03-01 00:00", 23).plain());
        assertThat(kept.rows).containsExactly("3425A 2026-02-28T15:00:00Z 2 [5, 25, 40, 23, 0.6, 60] 0");
        assertThat(AirClock.dayOf(Instant.parse("2026-02-28T15:00:00Z").getEpochSecond() / 3600))
                .isEqualTo(LocalDate.of(2026, 2, 28));
    }

    @Test
    void emptyIsMissingAndASlashIsNotMonitored() {
        read(AirFiles.hourly()
                .line("2026-03-01 01:00,3425A,,,,20,40,30,60,60,60,60,25,19,/,5,/,0.5")
                .plain());
        assertThat(kept.rows).containsExactly("3425A 2026-02-28T16:00:00Z 2 [null, 25, 40, null, null, 60] 17");
    }

    @Test
    void aPublishedDayIsKeptWithItsDigitsAndNotItsIndex() {
        read(AirFiles.daily()
                .line("吴江,2013-12-31,104,102~106,轻度污染,61.0,98.9,34.0,0.833,56.9,104,54")
                .gzip());
        assertThat(kept.rows).containsExactly("吴江 2013-12-31 2 [34.0, 56.9, 98.9, 61.0, 0.833, 104]");
    }

    @Test
    void rowsOfOtherStationsAreCountedAndLeft() {
        AirFileSummary summary = read(AirFiles.hourly()
                .hour("3425A", "2026-03-01 01:00", 23)
                .hour("9999A", "2026-03-01 01:00", 23)
                .gzip());
        assertThat(summary.taken()).isEqualTo(1);
        assertThat(summary.left()).isEqualTo(1);
        assertThat(kept.rows).hasSize(1);
    }

    @Test
    void missingHoursAreListedAsGaps() {
        AirFileSummary summary = read(AirFiles.hourly()
                .day("3425A", "2026-03-02", 20)
                .without(6)
                .without(6)
                .without(12)
                .gzip());
        assertThat(summary.gaps())
                .extracting(gap ->
                        gap.series() + " " + AirClock.instant(gap.fromHour()) + " " + AirClock.instant(gap.toHour()))
                .containsExactly(
                        "3425A 2026-03-01T20:00:00Z 2026-03-01T22:00:00Z",
                        "3425A 2026-03-02T04:00:00Z 2026-03-02T05:00:00Z");
        assertThat(summary.gapHours()).isEqualTo(3);
    }

    @Test
    void aDoubledHourIsRefusedWithBothLines() {
        AirFault fault = fault(AirFiles.hourly()
                .hour("3425A", "2026-03-01 01:00", 23)
                .hour("3425A", "2026-03-01 02:00", 23)
                .hour("3425A", "2026-03-01 01:00", 24)
                .plain());
        assertThat(fault).isEqualTo(AirFault.at(4, "time", QualityProblem.ROW_TWICE, "3425A", "2026-03-01 01:00", 2));
    }

    @Test
    void textInANumberIsRefusedWithLineColumnAndFind() {
        AirFault fault = fault(AirFiles.hourly()
                .hour("3425A", "2026-03-01 01:00", 23)
                .line("2026-03-01 02:00,3425A,50,,abc,20,40,30,60,60,60,60,25,19,5,5,0.6,0.5")
                .plain());
        assertThat(fault).isEqualTo(AirFault.at(3, "pm2_5", QualityProblem.VALUE_NOT_NUMBER, "abc"));
    }

    @Test
    void aNumberOutOfRangeIsRefusedWithWhatIsAllowed() {
        AirFiles file = AirFiles.hourly().line("2026-03-01 02:00,3425A,50,,-3,20,40,30,60,60,60,60,25,19,5,5,600,0.5");
        assertThat(faults(file.plain()))
                .containsExactly(
                        AirFault.at(2, "pm2_5", QualityProblem.VALUE_OUT_OF_RANGE, "-3", 20000, "ug/m3"),
                        AirFault.at(2, "co", QualityProblem.VALUE_OUT_OF_RANGE, "600", 500, "mg/m3"));
    }

    @Test
    void aHeaderNamesWhatIsMissingUnknownAndMoved() {
        String header = String.join(",", AirShape.CNEMC_HOURLY.columns());
        assertThat(faults(AirFiles.withHeader(header.replace("no2,no2_24h", "nox,no2_24h"))
                        .plain()))
                .containsExactly(
                        AirFault.at(1, "nox", QualityProblem.COLUMN_UNKNOWN, 13),
                        AirFault.at(1, "no2", QualityProblem.COLUMN_MISSING, 13));
        assertThat(faults(AirFiles.withHeader(header.replace("aqi,primarypollutant", "primarypollutant,aqi"))
                        .plain()))
                .containsExactly(
                        AirFault.at(1, "primarypollutant", QualityProblem.COLUMN_MOVED, 3, 4),
                        AirFault.at(1, "aqi", QualityProblem.COLUMN_MOVED, 4, 3));
        assertThat(fault(AirFiles.withHeader("a,b,c").plain()).problem()).isEqualTo(QualityProblem.SHAPE_UNKNOWN);
    }

    @Test
    void aFileCutInHalfSaysAtWhichLine() {
        byte[] whole = AirFiles.hourly()
                .day("3425A", "2026-03-02", 20)
                .day("1163A", "2026-03-02", 31)
                .gzip();
        AirFault fault = fault(Arrays.copyOf(whole, whole.length / 2));
        assertThat(fault.problem()).isEqualTo(QualityProblem.FILE_CUT);
        assertThat(fault(Arrays.copyOf(whole, whole.length - 4)).problem()).isEqualTo(QualityProblem.FILE_CUT);
    }

    @Test
    void aDamagedArchiveAndAnotherEncodingAreTold() {
        byte[] damaged = AirFiles.hourly().day("3425A", "2026-03-02", 20).gzip();
        Arrays.fill(damaged, damaged.length / 2, damaged.length / 2 + 20, (byte) 0x55);
        assertThat(fault(damaged).problem())
                .isIn(QualityProblem.FILE_NOT_GZIP, QualityProblem.FILE_NOT_UTF8, QualityProblem.VALUE_NOT_NUMBER);
        byte[] latin = (AirFiles.hourly().text() + "2026-03-01 02:00,Á\n")
                .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(fault(latin).problem()).isEqualTo(QualityProblem.FILE_NOT_UTF8);
    }

    @Test
    void anEmptyFileAndOneWithoutKnownStationsAreRefused() {
        assertThat(fault(new byte[0]).problem()).isEqualTo(QualityProblem.FILE_EMPTY);
        assertThat(fault(AirFiles.hourly().hour("9999A", "2026-03-01 01:00", 1).plain())
                        .problem())
                .isEqualTo(QualityProblem.NO_ROWS_TAKEN);
    }

    @Test
    void timesThatCannotBeAreRefused() {
        assertThat(fault(AirFiles.hourly().hour("3425A", "2026-03-01 01:30", 1).plain())
                        .problem())
                .isEqualTo(QualityProblem.TIME_WRONG);
        assertThat(fault(AirFiles.hourly().hour("3425A", "2026-02-30 01:00", 1).plain())
                        .problem())
                .isEqualTo(QualityProblem.TIME_WRONG);
        assertThat(fault(AirFiles.hourly().hour("3425A", "2027-02-01 01:00", 1).plain())
                        .problem())
                .isEqualTo(QualityProblem.TIME_OUT_OF_RANGE);
        assertThat(fault(AirFiles.hourly().line("2026-03-01 01:00,3425A").plain()))
                .isEqualTo(AirFault.at(2, "", QualityProblem.FIELDS_COUNT, 2, 18));
    }

    @Test
    void manyFaultsAreListedUpToALimitAndCounted() {
        AirFiles file = AirFiles.hourly();
        for (int i = 0; i < 60; i++) {
            file.line("x,3425A,50,,1,20,40,30,60,60,60,60,25,19,5,5,0.6,0.5");
        }
        List<AirFault> faults = faults(file.plain());
        assertThat(faults).hasSize(AirRows.MAX_FAULTS + 1);
        assertThat(faults.getLast()).isEqualTo(AirFault.at(0, "", QualityProblem.MORE_FAULTS, 10));
    }

    @Test
    void readingStopsWhenAskedTo() {
        AirFileReader reader = new AirFileReader(ALL, TODAY, line -> {
            if (line > 5) {
                throw new ImportCancelled();
            }
        });
        byte[] file = AirFiles.hourly().day("3425A", "2026-03-02", 20).gzip();
        assertThatThrownBy(() -> reader.read(new ByteArrayInputStream(file), kept))
                .isInstanceOf(ImportCancelled.class);
    }

    private AirFileSummary read(byte[] file) {
        try {
            return new AirFileReader(ALL, TODAY, AirProgress.NONE).read(new ByteArrayInputStream(file), kept);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private AirFault fault(byte[] file) {
        return faults(file).getFirst();
    }

    private List<AirFault> faults(byte[] file) {
        return catchThrowableOfType(AirFileFaulty.class, () -> read(file)).faults();
    }
}
