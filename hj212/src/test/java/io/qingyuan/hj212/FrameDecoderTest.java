package io.qingyuan.hj212;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FrameDecoderTest {
    private static final String HEAD =
            "QN=20160801085857223;ST=32;CN=2011;PW=123456;MN=010000A8900016F000169DC0;Flag=5;CP=&&";
    private static final String SEGMENT = HEAD + "DataTime=20160801085857;w01018-Rtd=2.2,w01018-Flag=N&&";

    @Test
    void aStreamCutAtAnyByteGivesTheSameResults() {
        byte[] stream = oneStreamOfEachReading();
        String whole = Streams.describe(Streams.decode(stream));
        for (int cut = 1; cut < stream.length; cut++) {
            FrameDecoder decoder = new FrameDecoder(DecoderSettings.LENIENT);
            List<Decoded> results = new ArrayList<>();
            decoder.feed(stream, 0, cut, results::add);
            decoder.feed(stream, cut, stream.length - cut, results::add);
            decoder.flush(results::add);
            assertThat(Streams.describe(results)).as("cut at %d", cut).isEqualTo(whole);
        }
    }

    @Test
    void aStreamThatComesByteByByteGivesTheSameResults() {
        byte[] stream = everyGoldenStream();
        FrameDecoder decoder = new FrameDecoder(DecoderSettings.LENIENT);
        List<Decoded> results = new ArrayList<>();
        for (int i = 0; i < stream.length; i++) {
            decoder.feed(stream, i, 1, results::add);
        }
        decoder.flush(results::add);
        assertThat(Streams.describe(results)).isEqualTo(Streams.describe(Streams.decode(stream)));
    }

    @Test
    void theResultsCoverTheStreamWithoutOverlap() {
        Trials.forAll(300, random -> {
            byte[] stream = Damage.to(everyGoldenStream(), random, 40);
            long end = 0;
            for (Decoded result : Streams.decode(stream)) {
                assertThat(result.offset()).isGreaterThanOrEqualTo(end);
                end = result.offset() + result.length();
            }
            assertThat(end).isLessThanOrEqualTo(stream.length);
        });
    }

    @Test
    void damageNeverThrowsAndTheNextFrameIsRead() {
        byte[] good = FrameEncoder.frame(SEGMENT);
        byte[] last = FrameEncoder.frame(SEGMENT.replace("2.2", "3.3"));
        Trials.forAll(20_000, random -> {
            byte[] damaged = Damage.to(good, random, 1 + random.nextInt(6));
            List<Decoded> results = Streams.decode(Streams.joined(List.of(good, damaged, last)));
            assertThat(results.getFirst()).isInstanceOf(Frame.class);
            assertThat(results.getLast()).isInstanceOfSatisfying(Frame.class, frame -> {
                assertThat(frame.ok()).isTrue();
                assertThat(frame.pairs().text(1)).isEqualTo("3.3");
            });
        });
    }

    @Test
    void noiseNeverThrowsNorIsItKept() {
        Trials.forAll(500, random -> {
            byte[] noise = new byte[random.nextInt(20_000)];
            random.nextBytes(noise);
            FrameDecoder decoder = new FrameDecoder(DecoderSettings.LENIENT);
            decoder.feed(noise, 0, noise.length, _ -> {});
            assertThat(decoder.pendingBytes()).isLessThan(10_000);
            decoder.flush(_ -> {});
            assertThat(decoder.pendingBytes()).isZero();
            assertThat(decoder.position()).isEqualTo(noise.length);
        });
    }

    @Test
    void aLineWithoutEndTakesNoMemory() {
        byte[] piece = "A".repeat(100_000).getBytes(StandardCharsets.US_ASCII);
        FrameDecoder decoder = new FrameDecoder(DecoderSettings.LENIENT);
        List<Decoded> results = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            decoder.feed(piece, 0, piece.length, results::add);
            assertThat(decoder.pendingBytes()).isLessThanOrEqualTo(4096);
        }
        assertThat(results).hasSize(10_000_000 / 4096);
        assertThat(results)
                .allSatisfy(result ->
                        assertThat(((Malformed) result).excerpt().toString()).hasSize(256));
    }

    @Test
    void theLengthMayCountCharactersOfChineseText() {
        String text = HEAD + "DataTime=20160801085857;i11001-Info=//清洗管路//&&";
        byte[] frame = FrameEncoder.frame(text);
        byte[] declared = String.format("%04d", text.length()).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(declared, 0, frame, 2, 4);
        assertThat(Streams.frame(frame).faults())
                .extracting(Fault::code)
                .containsExactly(FaultCode.LENGTH_IN_CHARACTERS);
        assertThat(Streams.frame(frame).pairs().text(1)).isEqualTo("//清洗管路//");
    }

    @Test
    void gbkTextIsReadAndNamed() {
        byte[] segment = (HEAD + "i11001-Info=//清洗管路,正常//&&").getBytes(Charset.forName("GB18030"));
        Frame frame = Streams.frame(FrameEncoder.frame(segment));
        assertThat(frame.pairs().text(0)).isEqualTo("//清洗管路,正常//");
        assertThat(frame.quirks()).extracting(Fault::code).containsExactly(FaultCode.TEXT_NOT_UTF8);
    }

    @Test
    void aLengthAboveTheLimitIsRefusedAtOnce() {
        Malformed first = (Malformed) Streams.decode("##9999QN=1").getFirst();
        assertThat(first.reason()).isEqualTo(FaultCode.LENGTH_OVER_LIMIT);
        assertThat(first.faults().getFirst().offset()).isEqualTo(2);
        assertThat(first.clause()).contains("数据段长度");
    }

    @Test
    void aWrongCrcIsRefusedWithWhatTheFrameWouldSay() {
        byte[] frame = FrameEncoder.frame(SEGMENT);
        frame[frame.length - 3] ^= 1;
        Malformed malformed = Streams.malformed(frame);
        assertThat(malformed.reason()).isEqualTo(FaultCode.CRC_WRONG);
        assertThat(malformed.faults().getFirst().offset()).isEqualTo(frame.length - 6);
        assertThat(malformed.content().orElseThrow().qn()).isEqualTo("20160801085857223");
    }

    @Test
    void aFrameCutShortDoesNotTakeTheNextOne() {
        byte[] frame = FrameEncoder.frame(SEGMENT);
        byte[] stream = Streams.joined(List.of(Arrays.copyOf(frame, 60), frame));
        List<Decoded> results = Streams.decode(stream);
        assertThat(results).hasSize(2);
        assertThat(((Malformed) results.getFirst()).reason()).isEqualTo(FaultCode.FRAME_CUT);
        assertThat(results.getLast()).isInstanceOf(Frame.class);
    }

    @Test
    void aDecoderSaysWhatItWaitsFor() {
        byte[] frame = FrameEncoder.frame(SEGMENT);
        FrameDecoder decoder = new FrameDecoder(DecoderSettings.LENIENT);
        List<FrameDecoder.State> states = new ArrayList<>();
        for (int at : new int[] {1, 4, 50, frame.length - 1, frame.length}) {
            int from = (int) decoder.position() + decoder.pendingBytes();
            decoder.feed(frame, from, at - from, _ -> {});
            states.add(decoder.state());
        }
        assertThat(states)
                .containsExactly(
                        FrameDecoder.State.HUNTING,
                        FrameDecoder.State.LENGTH,
                        FrameDecoder.State.BODY,
                        FrameDecoder.State.TAIL,
                        FrameDecoder.State.HUNTING);
    }

    private static byte[] oneStreamOfEachReading() {
        Set<String> readings = new HashSet<>();
        return Streams.joined(Golden.all().stream()
                .filter(golden -> readings.add(golden.reading()))
                .map(Golden::stream)
                .toList());
    }

    private static byte[] everyGoldenStream() {
        return Streams.joined(Golden.all().stream().map(Golden::stream).toList());
    }
}
