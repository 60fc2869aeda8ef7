package io.qingyuan.hj212.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.hj212.Edition;
import io.qingyuan.hj212.Frame;
import io.qingyuan.hj212.Streams;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SimulatedDeviceTest {
    private static final LocalDateTime START = LocalDateTime.of(2026, 1, 1, 0, 0);

    @ParameterizedTest
    @EnumSource(Edition.class)
    void everyFrameIsWithoutFault(Edition edition) {
        for (Frame frame : frames(edition, 4, 700)) {
            assertThat(frame.ok()).as(frame.toString()).isTrue();
            assertThat(frame.quirks()).as(frame.toString()).isEmpty();
            assertThat(frame.edition()).isEqualTo(edition);
        }
    }

    @Test
    void theSameSeedGivesTheSameFrames() {
        List<String> one =
                frames(Edition.HJ212_2017, 4, 200).stream().map(Frame::toString).toList();
        List<String> two =
                frames(Edition.HJ212_2017, 4, 200).stream().map(Frame::toString).toList();
        assertThat(one).isEqualTo(two);
    }

    @Test
    void aDayHasEveryMinuteHourAndTheDayItself() {
        Map<Integer, Set<Long>> times = new HashMap<>();
        SimulatedDevice device = Fleet.of(1, Optional.of(Profile.WASTEWATER), Edition.HJ212_2017, 3)
                .getFirst();
        Set<Character> marks = new HashSet<>();
        for (int minute = 0; minute <= 1600; minute++) {
            for (Transmission sent : device.minute(START.plusMinutes(minute))) {
                Frame frame = Streams.frame(sent.toBytes());
                assertThat(frame.qn()).isEqualTo(sent.qn());
                times.computeIfAbsent(frame.cn(), _ -> new HashSet<>()).add(frame.dataTime14());
                if (frame.cn() == 2011 && frame.st().equals("32")) {
                    marks.add(frame.pairs().mark(frame.pairs().find("w01018-Flag")));
                }
            }
        }
        assertThat(times.get(2011)).hasSizeGreaterThanOrEqualTo(1590);
        assertThat(times.get(2051)).hasSizeGreaterThanOrEqualTo(159);
        assertThat(times.get(2061)).hasSize(26);
        assertThat(times.get(2031)).containsExactly(20260101000000L);
        assertThat(times.get(2041)).containsExactly(20260101000000L);
        assertThat(marks).contains('N', 'C');
    }

    @Test
    void whatALostLineKeptIsMadeUpForWithItsOwnTime() {
        int resent = 0;
        for (Frame frame : frames(Edition.HJ212_2025, 4, 3000)) {
            if (frame.resent()) {
                resent++;
                assertThat(frame.answerExpected()).isTrue();
            }
        }
        assertThat(resent).isGreaterThan(10);
    }

    private static List<Frame> frames(Edition edition, int devices, int minutes) {
        List<Frame> frames = new ArrayList<>();
        for (SimulatedDevice device : Fleet.of(devices, Optional.empty(), edition, 5)) {
            for (int minute = 0; minute < minutes; minute++) {
                device.minute(START.plusMinutes(minute)).forEach(sent -> frames.add(Streams.frame(sent.toBytes())));
            }
        }
        return frames;
    }
}
