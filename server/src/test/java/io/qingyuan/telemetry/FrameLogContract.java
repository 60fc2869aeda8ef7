package io.qingyuan.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every {@link FrameLog} must keep to. */
public abstract class FrameLogContract {

    /** A log, and a device that frames may come from. */
    protected abstract FrameLog log();

    protected abstract DeviceId device();

    @Test
    void everyFrameIsFoundAtItsPosition() {
        List<RawFrame> frames = List.of(frame(1, 300), frame(2, 1), frame(3, 4096));
        long block = log().append(frames);
        for (int place = 0; place < frames.size(); place++) {
            assertThat(log().find(new FramePosition(block, place))).contains(frames.get(place));
        }
        assertThat(log().find(new FramePosition(block, 3))).isEmpty();
        assertThat(log().find(new FramePosition(block + 1_000_000, 0))).isEmpty();
    }

    @Test
    void theSameFramesAppendedAgainAreTheSameBlock() {
        List<RawFrame> frames = List.of(frame(11, 100), frame(12, 100));
        long block = log().append(frames);
        assertThat(log().append(frames)).isEqualTo(block);
        assertThat(log().findAfter(block)).isEmpty();
    }

    @Test
    void blocksFollowOneAnotherInTheOrderTheyWereAppended() {
        long last = 0;
        for (var next = log().findAfter(last); next.isPresent(); next = log().findAfter(last)) {
            last = next.get().id();
        }
        long first = log().append(List.of(frame(21, 10)));
        long second = log().append(List.of(frame(22, 10), frame(23, 10)));
        FrameBlock found = log().findAfter(last).orElseThrow();
        assertThat(found.id()).isEqualTo(first).isLessThan(second);
        assertThat(log().findAfter(first).orElseThrow().frames()).containsExactly(frame(22, 10), frame(23, 10));
        assertThat(log().findAfter(second)).isEmpty();
    }

    @Test
    void anotherByteTimeDeviceOrAdmissionIsAnotherBlock() {
        RawFrame frame = frame(31, 50);
        long block = log().append(List.of(frame));
        List<Long> others = new ArrayList<>();
        others.add(log().append(List.of(frame(32, 50))));
        others.add(log().append(List.of(
                new RawFrame(frame.receivedAt().plusNanos(1000), device(), Admission.ADMITTED, frame.toBytes()))));
        others.add(log().append(List.of(
                new RawFrame(frame.receivedAt(), device(), Admission.PASSWORD_WRONG, frame.toBytes()))));
        assertThat(others).doesNotContain(block).doesNotHaveDuplicates();
    }

    @Test
    void noFramesAreNoBlock() {
        assertThatThrownBy(() -> log().append(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    private RawFrame frame(int seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return new RawFrame(
                Instant.parse("2026-03-01T00:00:00.123456Z").plusSeconds(seed), device(), Admission.ADMITTED, bytes);
    }
}
