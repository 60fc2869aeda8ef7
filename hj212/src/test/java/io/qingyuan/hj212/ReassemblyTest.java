package io.qingyuan.hj212;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReassemblyTest {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final Reassembly reassembly = new Reassembly(() -> now, Duration.ofMinutes(5));

    @Test
    void packetsInAnyOrderMakeOneUpload() {
        Trials.forAll(200, random -> {
            List<Frame> packets = new ArrayList<>(packets(200));
            assertThat(packets).hasSizeGreaterThan(2);
            Collections.shuffle(packets, random);
            for (Frame packet : packets.subList(0, packets.size() - 1)) {
                assertThat(reassembly.accept(packet)).isInstanceOf(Reassembly.Outcome.Waiting.class);
            }
            Reassembly.Outcome last = reassembly.accept(packets.getLast());
            assertThat(last).isInstanceOfSatisfying(Reassembly.Outcome.Whole.class, whole -> {
                Pairs pairs = whole.upload().pairs();
                assertThat(pairs.count()).isEqualTo(201);
                assertThat(pairs.name(0)).isEqualTo("DataTime");
                for (int i = 1; i <= 200; i++) {
                    assertThat(pairs.mantissa(i)).isEqualTo(i - 1);
                    assertThat(pairs.opensGroup(i)).isTrue();
                }
            });
        });
    }

    @Test
    void eachPacketIsAWholeFrameWithAQnOfItsOwn() {
        List<Frame> packets = packets(200);
        assertThat(packets).extracting(Frame::qn).doesNotHaveDuplicates();
        assertThat(packets).extracting(Frame::dataTime14).containsOnly(20260101000000L);
        assertThat(packets).allSatisfy(packet -> {
            assertThat(packet.length()).isLessThanOrEqualTo(1036);
            assertThat(packet.ok()).isTrue();
        });
    }

    @Test
    void aPacketThatComesAgainIsNamed() {
        List<Frame> packets = packets(200);
        reassembly.accept(packets.getFirst());
        assertThat(reassembly.accept(packets.getFirst())).isInstanceOf(Reassembly.Outcome.Repeated.class);
    }

    @Test
    void packetsWithoutTheirOthersExpire() {
        reassembly.accept(packets(200).getFirst());
        now = now.plusSeconds(299);
        assertThat(reassembly.expire()).isEmpty();
        now = now.plusSeconds(1);
        assertThat(reassembly.expire())
                .singleElement()
                .satisfies(expired -> assertThat(expired.packets()).hasSize(1));
        assertThat(reassembly.expire()).isEmpty();
    }

    @Test
    void aTextCutAtAnyPlaceIsGlued() {
        String head = "QN=20260101000000000;ST=32;CN=2011;PW=123456;MN=M1;Flag=7;PNUM=2;PNO=";
        Frame first = Streams.frameOf(head + "1;CP=&&DataTime=20260101000000;w01018-Rtd=12.&&");
        Frame second = Streams.frameOf(head + "2;CP=&&5,w01018-Flag=N&&");
        reassembly.accept(first);
        assertThat(reassembly.accept(second))
                .isInstanceOfSatisfying(
                        Reassembly.Outcome.Whole.class,
                        whole -> assertThat(whole.upload().pairs().text(1)).isEqualTo("12.5"));
    }

    @Test
    void aFullTableWaitsForNoMore() {
        Reassembly small = new Reassembly(() -> now, Duration.ofMinutes(5), 1, 10);
        Frame packet = packets(200).getFirst();
        small.accept(packet);
        Frame other = Streams.frameOf(
                "QN=20260101000000000;ST=32;CN=2011;PW=123456;MN=M2;Flag=6;PNUM=2;PNO=1;CP=&&DataTime=20260101000000&&");
        assertThat(small.accept(other)).isInstanceOf(Reassembly.Outcome.Single.class);
    }

    private static List<Frame> packets(int items) {
        FrameDraft draft = FrameDraft.of(Edition.HJ212_2017, "32", 2011)
                .withDevice("010000A8900016F000169DC0", "123456")
                .withQn(LocalDateTime.of(2026, 1, 1, 0, 0))
                .with("DataTime", "20260101000000");
        for (int i = 0; i < items; i++) {
            draft = draft.with(String.format("w%05d-Rtd", i), String.valueOf(i));
        }
        return draft.toPackets().stream().map(Streams::frame).toList();
    }
}
