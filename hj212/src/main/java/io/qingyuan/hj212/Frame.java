package io.qingyuan.hj212;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One frame (通讯包) as it was received: head fields, values, and what was wrong with it. Immutable, with its own copy of
 * the bytes. Codes and times are read when asked for; nothing but the frame, its bytes and its words is made before.
 */
public final class Frame implements Decoded {
    private final long offset;
    private final int length;
    private final byte[] bytes;
    private final int segmentStart;
    private final int segmentEnd;
    private final int headEnd;
    private final int qn;
    private final int st;
    private final int pw;
    private final int mn;
    private final short cn;
    private final short flag;
    private final short packets;
    private final short packet;
    private final boolean resent;
    private final Edition edition;
    private final Pairs pairs;
    private final List<Fault> faults;

    Frame(long offset, int length, byte[] bytes, int segmentStart, int segmentEnd, SegmentParser read) {
        this.offset = offset;
        this.length = length;
        this.bytes = bytes;
        this.segmentStart = segmentStart;
        this.segmentEnd = segmentEnd;
        this.headEnd = read.headEnd;
        this.qn = read.qn;
        this.st = read.st;
        this.pw = read.pw;
        this.mn = read.mn;
        this.cn = (short) Math.max(read.cn, 0);
        this.flag = (short) read.flag;
        this.packets = (short) read.packets;
        this.packet = (short) read.packet;
        this.resent = read.resent;
        this.edition = read.edition;
        this.pairs = new Pairs(bytes, read.words);
        this.faults = read.faults.toList();
    }

    @Override
    public long offset() {
        return offset;
    }

    @Override
    public int length() {
        return length;
    }

    public Edition edition() {
        return edition;
    }

    /** The request code QN as sent; empty when absent. */
    public String qn() {
        return text(qn);
    }

    /** The system code ST. */
    public String st() {
        return text(st);
    }

    /** The command code CN. */
    public int cn() {
        return cn;
    }

    /** The password PW. */
    public String pw() {
        return text(pw);
    }

    /** The device id MN. */
    public String mn() {
        return text(mn);
    }

    /** Whether Flag was sent and is readable. */
    public boolean hasFlag() {
        return flag >= 0;
    }

    /** Flag as a number; 0 when absent. */
    public int flag() {
        return Math.max(flag, 0);
    }

    /** Bit A of Flag: the receiver must answer. */
    public boolean answerExpected() {
        return flag >= 0 && (flag & 1) != 0;
    }

    /** Whether the frame is one of several packets (拆分包). */
    public boolean isPacket() {
        return packets > 1;
    }

    /** PNUM, the packets in all; 1 when absent. */
    public int packets() {
        return packets < 0 ? 1 : packets;
    }

    /** PNO, the number of this packet from 1; 1 when absent. */
    public int packet() {
        return packet < 0 ? 1 : packet;
    }

    /** Whether PNUM or PNO was sent. */
    public boolean hasPacketNumbers() {
        return packets >= 0 || packet >= 0;
    }

    /** RF=1 (2025): an upload made up for later. */
    public boolean resent() {
        return resent;
    }

    /** All values of CP. */
    public Pairs pairs() {
        return pairs;
    }

    /** The head fields in the order sent, CP not among them. */
    public List<HeadField> head() {
        return HeadField.listOf(bytes, segmentStart, headEnd);
    }

    /** DataTime as yyyyMMddHHmmss in one number, or -1 when absent or unreadable. */
    public long dataTime14() {
        int pair = pairs.find("DataTime");
        return pair >= 0 && pairs.isScaled(pair) ? pairs.mantissa(pair) : -1;
    }

    /** DataTime, the device's local time (Asia/Shanghai in all editions, though none writes it). */
    public Optional<LocalDateTime> dataTime() {
        return Times.find(dataTime14());
    }

    /** What was wrong but did not stand in the way; empty for a good frame. */
    public List<Fault> faults() {
        return faults;
    }

    /** Deviations from the letter that leave no doubt about the content; found when asked for. */
    public List<Fault> quirks() {
        return Quirks.of(this);
    }

    /** Whether nothing was wrong. */
    public boolean ok() {
        return faults.isEmpty();
    }

    /** The data segment alone. */
    public byte[] segment() {
        return Arrays.copyOfRange(bytes, segmentStart, segmentEnd);
    }

    /** The bytes of the frame as received, tail included where it was sent. */
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    /** Copies the received bytes to a target, which has room for {@link #length}. */
    public void copyTo(byte[] target, int at) {
        System.arraycopy(bytes, 0, target, at, length);
    }

    /** The CRC as received. */
    public String crc() {
        return segmentEnd + 4 <= length ? Ascii.text(bytes, segmentEnd, segmentEnd + 4) : "";
    }

    byte[] bytes() {
        return bytes;
    }

    int segmentStart() {
        return segmentStart;
    }

    int segmentEnd() {
        return segmentEnd;
    }

    int headEnd() {
        return headEnd;
    }

    int slice(char field) {
        return switch (field) {
            case 'M' -> mn;
            case 'P' -> pw;
            case 'Q' -> qn;
            default -> st;
        };
    }

    private String text(int slice) {
        return slice == Slice.ABSENT ? "" : Ascii.text(bytes, Slice.start(slice), Slice.end(slice));
    }

    @Override
    public String toString() {
        return Excerpt.of(bytes, 0, length).toString();
    }
}
