package io.qingyuan.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.telemetry.Observation.Flag;
import io.qingyuan.telemetry.Observation.Value;
import io.qingyuan.telemetry.ObservationStore.Written;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link ObservationStore} must keep to. */
public abstract class ObservationStoreContract {
    private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");

    private DeviceId device = new DeviceId(1);
    private long block;

    protected abstract ObservationStore store();

    /** A device that has no observations. */
    protected abstract DeviceId newDevice();

    @BeforeEach
    void aDeviceWithoutObservations() {
        device = newDevice();
        block = store().lastBlock();
    }

    @Test
    void whatWasWrittenIsReadWithEveryDigit() {
        Observation one = observation(1, 0, NOON, "7.40", 'N');
        Observation gap = new Observation(
                series(2051),
                NOON,
                List.of(
                        new Value("w01018-Avg", Optional.empty(), 'D'),
                        new Value("w01018-Max", Optional.of(new BigDecimal("-0.080")), Value.NO_MARK)),
                Set.of(Flag.SUSPECT, Flag.RESENT),
                new FramePosition(block + 1, 1));
        assertThat(store().write(block + 1, List.of(one, gap))).isEqualTo(new Written(2, 0));
        assertThat(store().list(series(2011), NOON, NOON.plusSeconds(1))).containsExactly(one);
        assertThat(store().list(series(2051), NOON, NOON.plusSeconds(1))).containsExactly(gap);
        assertThat(store().listLatest(device)).containsExactly(one, gap);
        assertThat(store().lastBlock()).isEqualTo(block + 1);
    }

    @Test
    void theSameContentAgainChangesNothing() {
        Observation one = observation(1, 0, NOON, "7.4", 'N');
        store().write(block + 1, List.of(one, observation(1, 1, NOON, "7.4", 'N')));
        assertThat(store().write(block + 2, List.of(observation(2, 0, NOON, "7.4", 'N'))))
                .isEqualTo(new Written(0, 0));
        assertThat(store().listHistory(series(2011), NOON)).containsExactly(one);
    }

    @Test
    void otherContentSupersedesAndBothStayReadable() {
        Observation first = observation(1, 0, NOON, "7.4", 'N');
        Observation second = observation(1, 1, NOON, "7.5", 'N');
        Observation third = observation(2, 0, NOON, "7.5", 'D');
        assertThat(store().write(block + 1, List.of(first, second))).isEqualTo(new Written(2, 1));
        assertThat(store().write(block + 2, List.of(third))).isEqualTo(new Written(1, 1));
        assertThat(store().list(series(2011), NOON, NOON.plusSeconds(1))).containsExactly(third);
        assertThat(store().listHistory(series(2011), NOON)).containsExactly(first, second, third);
        assertThat(store().listLatest(device)).containsExactly(third);
    }

    @Test
    void aBlockThatWasReadChangesNothing() {
        store().write(block + 2, List.of(observation(2, 0, NOON, "1", 'N')));
        assertThat(store().write(block + 2, List.of(observation(2, 0, NOON, "2", 'N'))))
                .isEqualTo(new Written(0, 0));
        assertThat(store().write(block + 1, List.of(observation(1, 0, NOON, "3", 'N'))))
                .isEqualTo(new Written(0, 0));
        assertThat(store().listHistory(series(2011), NOON)).hasSize(1);
    }

    @Test
    void theLatestIsTheNewestByDataTimeAndNeverOneFromTheFuture() {
        Observation noon = observation(1, 0, NOON, "1", 'N');
        Observation late = observation(1, 1, NOON.minusSeconds(600), "2", 'N');
        Observation future = new Observation(
                series(2011),
                Instant.parse("2099-01-01T00:00:00Z"),
                noon.values(),
                Set.of(Flag.TIME_IN_FUTURE),
                new FramePosition(block + 1, 2));
        store().write(block + 1, List.of(noon, late, future));
        assertThat(store().listLatest(device)).containsExactly(noon);
        assertThat(store().list(series(2011), NOON.minusSeconds(3600), NOON.plusSeconds(1)))
                .containsExactly(late, noon);
        assertThat(store().listHistory(series(2011), future.dataTime())).containsExactly(future);
    }

    @Test
    void whatIsReadLateFillsGapsAndGivesWayToWhatCameAfterIt() {
        Observation noon = observation(2, 0, NOON, "2", 'N');
        store().write(block + 2, List.of(noon));
        Observation before = observation(1, 0, NOON, "1", 'N');
        Observation gap = observation(1, 1, NOON.minusSeconds(60), "3", 'N');
        Observation newer = observation(1, 2, NOON.plusSeconds(60), "4", 'N');
        assertThat(store().writeLate(List.of(before, gap, newer))).isEqualTo(new Written(3, 1));
        assertThat(store().writeLate(List.of(gap))).isEqualTo(new Written(0, 0));
        assertThat(store().list(series(2011), NOON.minusSeconds(60), NOON.plusSeconds(61)))
                .containsExactly(gap, noon, newer);
        assertThat(store().listHistory(series(2011), NOON)).containsExactly(before, noon);
        assertThat(store().listLatest(device)).containsExactly(newer);
        assertThat(store().lastBlock()).isEqualTo(block + 2);
    }

    @Test
    void anEmptyBlockIsNotedAsRead() {
        store().write(block + 1, List.of());
        assertThat(store().lastBlock()).isEqualTo(block + 1);
    }

    private SeriesKey series(int cn) {
        return new SeriesKey(device, "32", cn, 1);
    }

    private Observation observation(long blockAfter, int place, Instant time, String number, char mark) {
        return new Observation(
                series(2011),
                time,
                List.of(new Value("w01018-Rtd", Optional.of(new BigDecimal(number)), mark)),
                Set.of(),
                new FramePosition(block + blockAfter, place));
    }
}
