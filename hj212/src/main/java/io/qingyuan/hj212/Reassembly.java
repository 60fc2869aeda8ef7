package io.qingyuan.hj212;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Brings the packets of a split upload (拆分包) together, in any order. Each packet is a whole frame that can be stored by
 * itself; this gives the upload as one. Packets belong together by MN, ST, CN, PNUM and DataTime; one without DataTime
 * (a dialect that cuts the text of CP at any place) joins the latest upload that lacks its number. Not thread-safe.
 */
public final class Reassembly {
    private final InstantSource clock;
    private final Duration timeout;
    private final int maxUploads;
    private final int maxPackets;
    private final SegmentParser parser = new SegmentParser(DecoderSettings.LENIENT);
    private final Map<Key, Upload> uploads = new LinkedHashMap<>();

    private record Key(String mn, String st, int cn, int packets, long time) {}

    private record Upload(Instant begun, Map<Integer, Frame> packets) {}

    /** What became of a frame. */
    public sealed interface Outcome {
        /** A frame that is no packet, or whose packet numbers make no sense. */
        record Single(Frame frame) implements Outcome {}

        /** A packet of an upload that is not complete yet. */
        record Waiting(int have, int of) implements Outcome {}

        /** A packet that is already there. */
        record Repeated(Frame frame) implements Outcome {}

        /** All packets, in their order, and the upload they make; its bytes are not those of the wire. */
        record Whole(List<Frame> packets, Frame upload) implements Outcome {
            public Whole {
                packets = List.copyOf(packets);
            }
        }
    }

    /** Packets whose others did not come in time. */
    public record Expired(List<Frame> packets, int of) {
        public Expired {
            packets = List.copyOf(packets);
        }
    }

    public Reassembly(InstantSource clock, Duration timeout) {
        this(clock, timeout, 64, 64);
    }

    /**
     * @param timeout how long after its first packet an upload is waited for
     * @param maxUploads most uploads waited for at a time
     * @param maxPackets most packets of one upload; a frame that names more stands alone
     */
    public Reassembly(InstantSource clock, Duration timeout, int maxUploads, int maxPackets) {
        if (maxUploads < 1 || maxPackets < 2 || maxPackets > 100 || !timeout.isPositive()) {
            throw new IllegalArgumentException(
                    "reassembly limits: " + timeout + ", " + maxUploads + " uploads, " + maxPackets + " packets");
        }
        this.clock = clock;
        this.timeout = timeout;
        this.maxUploads = maxUploads;
        this.maxPackets = maxPackets;
    }

    /** Takes a frame. Call {@link #expire} now and then; a full table refuses to wait for more. */
    public Outcome accept(Frame frame) {
        int of = frame.packets();
        if (!frame.isPacket() || frame.packet() < 1 || frame.packet() > of || of > maxPackets) {
            return new Outcome.Single(frame);
        }
        Key key = key(frame);
        Upload upload = uploads.get(key);
        if (upload == null) {
            if (uploads.size() >= maxUploads) {
                return new Outcome.Single(frame);
            }
            upload = new Upload(clock.instant(), new TreeMap<>());
            uploads.put(key, upload);
        }
        if (upload.packets.putIfAbsent(frame.packet(), frame) != null) {
            return new Outcome.Repeated(frame);
        }
        if (upload.packets.size() < of) {
            return new Outcome.Waiting(upload.packets.size(), of);
        }
        uploads.remove(key);
        List<Frame> packets = List.copyOf(upload.packets.values());
        return new Outcome.Whole(packets, join(packets));
    }

    /** Gives up uploads that waited too long and returns what there is of them. */
    public List<Expired> expire() {
        Instant oldest = clock.instant().minus(timeout);
        List<Expired> expired = new ArrayList<>();
        uploads.entrySet().removeIf(entry -> {
            boolean late = !entry.getValue().begun.isAfter(oldest);
            if (late) {
                expired.add(new Expired(List.copyOf(entry.getValue().packets.values()), entry.getKey().packets));
            }
            return late;
        });
        return expired;
    }

    private Key key(Frame frame) {
        Key own = new Key(frame.mn(), frame.st(), frame.cn(), frame.packets(), frame.dataTime14());
        if (own.time >= 0 || uploads.containsKey(own)) {
            return own;
        }
        @Nullable Key latest = null;
        for (Map.Entry<Key, Upload> entry : uploads.entrySet()) {
            Key key = entry.getKey();
            boolean same = key.mn.equals(own.mn) && key.st.equals(own.st) && key.cn == own.cn;
            if (same && key.packets == own.packets && !entry.getValue().packets.containsKey(frame.packet())) {
                latest = key;
            }
        }
        return latest == null ? own : latest;
    }

    private Frame join(List<Frame> packets) {
        Frame first = packets.getFirst();
        PacketJoin join = new PacketJoin(first);
        packets.subList(1, packets.size()).forEach(join::add);
        byte[] bytes = join.toBytes();
        parser.faults.clear();
        parser.parse(bytes, first.segmentStart(), join.segmentEnd());
        return new Frame(first.offset(), join.segmentEnd(), bytes, first.segmentStart(), join.segmentEnd(), parser);
    }
}
