package io.qingyuan.hj212;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Varied frames from bytes to numbers, CRC checked: frames a second on one core. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@OperationsPerInvocation(VariedFrames.COUNT)
public class DecodeBench {

    private final List<byte[]> frames = VariedFrames.all();
    private final byte[] stream = VariedFrames.stream();
    private final FrameDecoder decoder = new FrameDecoder(DecoderSettings.LENIENT);

    /** Both must say the same before they are compared. */
    @Setup
    public void agree() {
        int[] read = {0};
        decoder.feed(stream, 0, stream.length, decoded -> {
            if (!(decoded instanceof Frame frame) || !frame.ok()) {
                throw new IllegalStateException("a frame of the benchmark is not good: " + decoded);
            }
            var split = SplitDecoder.decode(frames.get(read[0]++));
            Pairs pairs = frame.pairs();
            for (int i = 0; i < pairs.count(); i++) {
                Object theirs = split.get(pairs.name(i));
                if (!(pairs.isNumber(i) ? pairs.number(i) : pairs.text(i)).equals(theirs)) {
                    throw new IllegalStateException(pairs.name(i) + ": " + pairs.text(i) + " is not " + theirs);
                }
            }
        });
        if (read[0] != VariedFrames.COUNT) {
            throw new IllegalStateException("read " + read[0] + " frames");
        }
        System.out.printf(
                "%d frames, %.0f bytes on average%n", VariedFrames.COUNT, stream.length / (double) VariedFrames.COUNT);
    }

    @Benchmark
    public void decode(Blackhole hole) {
        decoder.feed(stream, 0, stream.length, decoded -> {
            if (decoded instanceof Frame frame) {
                Pairs pairs = frame.pairs();
                long sum = frame.dataTime14();
                for (int i = 0; i < pairs.count(); i++) {
                    if (pairs.isScaled(i)) {
                        sum += pairs.mantissa(i) ^ pairs.codeKey(i);
                    }
                }
                hole.consume(sum);
            }
        });
    }

    @Benchmark
    public void decodeBySplit(Blackhole hole) {
        for (byte[] frame : frames) {
            hole.consume(SplitDecoder.decode(frame));
        }
    }
}
