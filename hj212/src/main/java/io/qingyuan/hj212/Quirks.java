package io.qingyuan.hj212;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the deviations of a frame that do not harm its content. Off the fast path: run for people and strict readings. */
final class Quirks {
    private static final List<String> ORDER = List.of("QN", "ST", "CN", "PW", "MN", "Flag", "PNUM", "PNO", "RF");

    private final Frame frame;
    private final byte[] bytes;
    private final List<Fault> found = new ArrayList<>();

    private Quirks(Frame frame) {
        this.frame = frame;
        this.bytes = frame.bytes();
    }

    static List<Fault> of(Frame frame) {
        Quirks quirks = new Quirks(frame);
        quirks.packet();
        quirks.head();
        quirks.values();
        quirks.texts();
        return List.copyOf(quirks.found);
    }

    private void packet() {
        if (frame.segmentStart() < 6) {
            add(FaultCode.LENGTH_NOT_PADDED, 2, "");
        }
        if (frame.crc().chars().anyMatch(c -> c >= 'a')) {
            add(FaultCode.CRC_LOWER_CASE, frame.segmentEnd(), frame.crc());
        }
    }

    private void head() {
        int last = -1;
        boolean ordered = true;
        for (HeadField field : frame.head()) {
            String name = field.name().equals("FLAG") ? "Flag" : field.name();
            int place = ORDER.indexOf(name);
            if (place < 0) {
                add(FaultCode.FIELD_UNKNOWN, frame.segmentStart(), field.name());
            } else {
                ordered &= place > last;
                last = place;
            }
            if (field.name().equals("FLAG")) {
                add(FaultCode.FIELD_NAME_CASE, frame.segmentStart(), field.name());
            }
        }
        if (!ordered) {
            add(FaultCode.FIELD_ORDER, frame.segmentStart(), "");
        }
        identity();
        if (!frame.hasPacketNumbers() && (frame.flag() & 2) != 0) {
            add(FaultCode.PACKET_NUMBERS_MISSING, frame.segmentStart(), "Flag=" + frame.flag());
        }
        if (frame.hasPacketNumbers() && (frame.flag() & 2) == 0) {
            add(FaultCode.PACKET_NUMBERS_UNDECLARED, frame.segmentStart(), "Flag=" + frame.flag());
        }
    }

    private void identity() {
        String pw = frame.pw();
        if (pw.isEmpty()) {
            add(FaultCode.PW_MISSING, frame.segmentStart(), "");
        } else if (pw.length() > 6) {
            add(FaultCode.PW_TOO_LONG, Slice.start(frame.slice('P')), pw.length() + " > 6");
        }
        String mn = frame.mn();
        boolean old = frame.edition() == Edition.HJ212_2005;
        boolean form = old
                ? mn.length() == 14
                : mn.length() == 24 && mn.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F'));
        if (!mn.isEmpty() && !form) {
            add(FaultCode.MN_FORM, Slice.start(frame.slice('M')), mn);
        }
    }

    private void values() {
        Pairs pairs = frame.pairs();
        Set<String> names = new HashSet<>();
        int previousEnd = frame.headEnd() + 2;
        for (int i = 0; i < pairs.count(); i++) {
            String name = pairs.name(i);
            int at = pairs.nameStart(i);
            gap(previousEnd, at);
            previousEnd = pairs.valueStart(i) + pairs.valueLength(i);
            if (!names.add(name)) {
                add(FaultCode.ITEM_REPEATED, at, name);
            }
            if (i > 0 && !pairs.opensGroup(i) && !pairs.code(i).equals(pairs.code(i - 1))) {
                add(FaultCode.CP_COMMA, at - 1, name);
            }
            value(pairs, i, at);
        }
        gap(previousEnd, cpEnd());
    }

    private int cpEnd() {
        for (int i = frame.segmentEnd() - 2; i >= frame.headEnd() + 2; i--) {
            if (bytes[i] == '&' && bytes[i + 1] == '&') {
                return i;
            }
        }
        return frame.segmentEnd();
    }

    private void value(Pairs pairs, int i, int at) {
        if (pairs.suffix(i) == Suffix.OTHER) {
            add(FaultCode.SUFFIX_UNKNOWN, at, pairs.name(i));
        }
        if (pairs.isMissing(i)) {
            add(FaultCode.VALUE_MISSING, pairs.valueStart(i), pairs.name(i));
        }
        if (pairs.isMark(i)) {
            Mark.find(pairs.mark(i))
                    .filter(mark -> !mark.isIn(frame.edition()))
                    .ifPresent(mark ->
                            add(FaultCode.MARK_OF_OTHER_EDITION, pairs.valueStart(i), String.valueOf(mark.letter())));
        }
        if (pairs.valueLength(i) > 14 && pairs.isScaled(i) && pairs.name(i).equals("DataTime")) {
            add(FaultCode.TIME_TOO_LONG, pairs.valueStart(i), pairs.text(i));
        }
    }

    /** Looks at what stands between two values, where one separator belongs. */
    private void gap(int from, int to) {
        int separators = 0;
        for (int i = Math.max(from, 0); i < to && i < frame.segmentEnd(); i++) {
            if (Ascii.isBlank(bytes[i])) {
                add(FaultCode.CP_BLANK, i, "");
                return;
            }
            if (bytes[i] == ';' || bytes[i] == ',') {
                separators++;
            }
        }
        boolean atEnd = to == cpEnd();
        if (separators > (atEnd ? 0 : 1)) {
            add(FaultCode.CP_SEPARATOR_EXTRA, Math.max(from, 0), "");
        }
    }

    private void texts() {
        for (int i = frame.segmentStart(); i < frame.segmentEnd(); i++) {
            if (bytes[i] < 0) {
                if (!Ascii.isUtf8(bytes, frame.segmentStart(), frame.segmentEnd())) {
                    add(FaultCode.TEXT_NOT_UTF8, i, "");
                }
                return;
            }
        }
    }

    private void add(FaultCode code, int offset, String detail) {
        found.add(new Fault(code, offset, detail));
    }
}
