package io.qingyuan.hj212;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** A frame to be written: head fields, then groups of values. Immutable; each step gives a changed copy. */
public final class FrameDraft {
    /** HJ 212-2017: the longest data segment, and the longest content of CP. */
    private static final int LONGEST_SEGMENT_BYTES = 1024;

    private final Edition edition;
    private final String st;
    private final int cn;
    private final String qn;
    private final String pw;
    private final String mn;
    private final boolean answer;
    private final boolean resent;
    private final List<String> groups;

    private FrameDraft(
            Edition edition,
            String st,
            int cn,
            String qn,
            String pw,
            String mn,
            boolean answer,
            boolean resent,
            List<String> groups) {
        this.edition = edition;
        this.st = st;
        this.cn = cn;
        this.qn = qn;
        this.pw = pw;
        this.mn = mn;
        this.answer = answer;
        this.resent = resent;
        this.groups = groups;
    }

    /** A draft of an edition for a system code and a command code. */
    public static FrameDraft of(Edition edition, String st, int cn) {
        if (cn < 1000 || cn > 9999) {
            throw new IllegalArgumentException("CN has four digits, found: " + cn);
        }
        return new FrameDraft(edition, plain("ST", st), cn, "", "123456", "", false, false, List.of());
    }

    public FrameDraft withQn(String code) {
        return new FrameDraft(edition, st, cn, plain("QN", code), pw, mn, answer, resent, groups);
    }

    public FrameDraft withQn(LocalDateTime moment) {
        return withQn(Times.text17(moment));
    }

    /** The device: MN and its password. */
    public FrameDraft withDevice(String id, String password) {
        return new FrameDraft(edition, st, cn, qn, plain("PW", password), plain("MN", id), answer, resent, groups);
    }

    /** Whether the receiver must answer. */
    public FrameDraft withAnswer(boolean wanted) {
        return new FrameDraft(edition, st, cn, qn, pw, mn, wanted, resent, groups);
    }

    /** Marks the upload as made up for later; only the edition of 2025 writes it. */
    public FrameDraft withResent(boolean madeUp) {
        return new FrameDraft(edition, st, cn, qn, pw, mn, answer, madeUp, groups);
    }

    /** Adds a value as an item of its own. */
    public FrameDraft with(String name, String value) {
        return withGroup(List.of(new HeadField(name, value)));
    }

    /** Adds the values of one item. */
    public FrameDraft withGroup(List<HeadField> values) {
        StringBuilder text = new StringBuilder();
        for (HeadField value : values) {
            boolean log = value.value().startsWith("//") && value.value().endsWith("//");
            text.append(text.isEmpty() ? "" : ",")
                    .append(plain("name", value.name()))
                    .append('=');
            text.append(log ? value.value() : plain(value.name(), value.value()));
        }
        List<String> more = new ArrayList<>(groups);
        more.add(text.toString());
        return new FrameDraft(edition, st, cn, qn, pw, mn, answer, resent, List.copyOf(more));
    }

    /**
     * The frame.
     *
     * @throws IllegalArgumentException when the segment is above 1024 bytes; {@link #toPackets} divides it
     */
    public byte[] toBytes() {
        byte[] segment = segment(groups, 1, 1, qn);
        if (segment.length > LONGEST_SEGMENT_BYTES) {
            throw new IllegalArgumentException(
                    "a data segment has at most 1024 bytes, this one " + segment.length + "; divide it into packets");
        }
        return FrameEncoder.frame(segment);
    }

    /**
     * One frame, or as many packets (拆分包) as the values need: each a whole frame with PNUM and PNO, a QN of its own one
     * millisecond later, and DataTime repeated at its start.
     */
    public List<byte[]> toPackets() {
        if (segment(groups, 1, 1, qn).length <= LONGEST_SEGMENT_BYTES) {
            return List.of(toBytes());
        }
        boolean dated = groups.getFirst().startsWith("DataTime=");
        List<List<String>> packets = divide(dated);
        List<byte[]> frames = new ArrayList<>();
        for (int i = 0; i < packets.size(); i++) {
            frames.add(FrameEncoder.frame(segment(packets.get(i), packets.size(), i + 1, qnOfPacket(i))));
        }
        return frames;
    }

    private List<List<String>> divide(boolean dated) {
        List<String> opening = dated ? List.of(groups.getFirst()) : List.of();
        List<List<String>> packets = new ArrayList<>();
        List<String> packet = new ArrayList<>(opening);
        for (String group : groups.subList(opening.size(), groups.size())) {
            packet.add(group);
            if (segment(packet, 9999, 9999, qn).length > LONGEST_SEGMENT_BYTES) {
                packet.removeLast();
                if (packet.size() == opening.size()) {
                    throw new IllegalArgumentException("one item alone is above 1024 bytes: " + group);
                }
                packets.add(packet);
                packet = new ArrayList<>(opening);
                packet.add(group);
            }
        }
        packets.add(packet);
        return packets;
    }

    /** The QN that the packet of that index (from 0) carries: one millisecond later each. */
    public String qnOfPacket(int packet) {
        return Times.find(qn)
                .filter(_ -> qn.length() == 17)
                .map(time -> time.plus(Integer.parseInt(qn.substring(14)), ChronoUnit.MILLIS))
                .map(time -> Times.text17(time.plus(packet, ChronoUnit.MILLIS)))
                .orElse(qn);
    }

    private byte[] segment(List<String> content, int packets, int packet, String code) {
        StringBuilder text = new StringBuilder();
        if (!code.isEmpty()) {
            text.append("QN=").append(code).append(';');
        }
        text.append("ST=").append(st).append(";CN=").append(cn).append(";PW=").append(pw);
        text.append(";MN=").append(mn).append(";Flag=").append(edition.flag(packets > 1, answer));
        if (packets > 1) {
            text.append(";PNUM=").append(packets).append(";PNO=").append(packet);
        }
        if (resent && edition == Edition.HJ212_2025) {
            text.append(";RF=1");
        }
        text.append(";CP=&&").append(String.join(";", content)).append("&&");
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Text that cannot break the frame it stands in. */
    private static String plain(String what, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == ';' || c == ',' || c == '=' || c == '&' || c == '#') {
                throw new IllegalArgumentException(what + " holds a character that separates fields: " + text);
            }
        }
        return text;
    }
}
