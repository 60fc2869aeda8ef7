package io.qingyuan.hj212;

import java.io.ByteArrayOutputStream;

/** Writes the head of the first packet and the values of all into one data segment. */
final class PacketJoin {
    private static final int SLACK = 8;
    private static final byte[] MARKS = {'&', '&'};

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final boolean dated;
    private final long time;
    private int segmentEnd;

    PacketJoin(Frame first) {
        this.time = first.dataTime14();
        this.dated = time >= 0;
        bytes.write(first.bytes(), 0, first.headEnd());
        bytes.writeBytes(MARKS);
        write(first, 0);
    }

    /** A packet of its own begins with DataTime; one cut from a longer text goes on where the last one stopped. */
    void add(Frame packet) {
        boolean own = packet.dataTime14() == time;
        boolean cut = dated && !own;
        int skipped = own && dated && packet.pairs().find("DataTime") == 0 ? afterFirst(packet) : 0;
        if (!cut) {
            bytes.write(';');
        }
        write(packet, skipped);
    }

    byte[] toBytes() {
        bytes.writeBytes(MARKS);
        segmentEnd = bytes.size();
        bytes.writeBytes(new byte[SLACK]);
        return bytes.toByteArray();
    }

    int segmentEnd() {
        return segmentEnd;
    }

    private static int afterFirst(Frame packet) {
        Pairs pairs = packet.pairs();
        int contentStart = packet.headEnd() + 2;
        return pairs.count() > 1
                ? pairs.nameStart(1) - contentStart
                : pairs.valueStart(0) + pairs.valueLength(0) - contentStart;
    }

    private void write(Frame packet, int skipped) {
        int start = Math.min(packet.headEnd() + 2 + skipped, packet.segmentEnd());
        int end = packet.segmentEnd();
        byte[] source = packet.bytes();
        if (end - 2 >= start && source[end - 1] == '&' && source[end - 2] == '&') {
            end -= 2;
        }
        bytes.write(source, start, end - start);
    }
}
