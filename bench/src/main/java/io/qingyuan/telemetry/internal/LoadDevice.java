package io.qingyuan.telemetry.internal;

import io.qingyuan.hj212.Crc;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.LongConsumer;

/**
 * A device that sends as fast as it is answered: real-time frames of ten factors, 452 bytes each, one second of its own time apart. It patches
 * one frame in place, so that making the load costs little beside taking it.
 */
final class LoadDevice {
    static final String PASSWORD = "123456";

    private static final LocalDate FIRST_DAY = LocalDate.of(2020, 1, 1);
    private static final int SECONDS_OF_DAY = 86_400;
    private static final int FACTORS = 10;
    private static final int SEGMENT_START = 6;
    private static final int CRC_LENGTH = 4;
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private final SocketChannel channel;
    private final byte[] frame;
    private final int qn;
    private final int time;
    private final int[] values = new int[FACTORS];
    private final int crc;
    private final ByteBuffer out;
    private final ByteBuffer in = ByteBuffer.allocateDirect(1 << 14);
    private final long[] sentAt;
    private long sent;
    private long answered;
    private int second;
    private long random;

    /** @param depth most frames on the way without answer */
    LoadDevice(InetSocketAddress gateway, String mn, int depth, int firstSecond) throws IOException {
        StringBuilder segment = new StringBuilder("QN=20200101000000000;ST=32;CN=2011;PW=")
                .append(PASSWORD)
                .append(";MN=")
                .append(mn)
                .append(";Flag=5;CP=&&DataTime=20200101000000");
        for (int i = 0; i < FACTORS; i++) {
            segment.append(String.format(Locale.ROOT, ";w%05d-Rtd=0000.00,w%05d-Flag=N", 1001 + i, 1001 + i));
        }
        segment.append("&&");
        frame = String.format(Locale.ROOT, "##%04d%s0000\r\n", segment.length(), segment)
                .getBytes(StandardCharsets.US_ASCII);
        String text = new String(frame, StandardCharsets.US_ASCII);
        qn = text.indexOf("QN=") + 3;
        time = text.indexOf("DataTime=") + 9;
        for (int i = 0, at = 0; i < FACTORS; i++) {
            at = text.indexOf("-Rtd=", at) + 5;
            values[i] = at;
        }
        crc = SEGMENT_START + segment.length();
        out = ByteBuffer.allocateDirect(frame.length * depth);
        sentAt = new long[depth];
        second = firstSecond;
        random = mn.hashCode();
        channel = SocketChannel.open(gateway);
        channel.configureBlocking(false);
    }

    SocketChannel channel() {
        return channel;
    }

    int frameBytes() {
        return frame.length;
    }

    /** The second of its own time at which it would go on. */
    int second() {
        return second;
    }

    long waiting() {
        return sent - answered;
    }

    /** Sends until as many frames are on the way as may be. */
    void send() throws IOException {
        out.clear();
        long now = System.nanoTime();
        while (sent - answered < sentAt.length) {
            patch();
            out.put(frame);
            sentAt[(int) (sent % sentAt.length)] = now;
            sent++;
        }
        out.flip();
        while (out.hasRemaining()) {
            channel.write(out); // answers fit into the buffers of the sockets, so this cannot stand still for good
        }
    }

    /** Takes answers, and says of each how long it took in nanoseconds; how many. */
    int receive(LongConsumer took) throws IOException {
        in.clear();
        if (channel.read(in) < 0) {
            throw new IOException("the gateway closed a connection");
        }
        in.flip();
        long now = System.nanoTime();
        int answers = 0;
        while (in.hasRemaining()) {
            if (in.get() == '\n') {
                took.accept(now - sentAt[(int) (answered % sentAt.length)]);
                answered++;
                answers++;
            }
        }
        return answers;
    }

    private void patch() {
        String day = FIRST_DAY.plusDays(second / SECONDS_OF_DAY).format(DateTimeFormatter.BASIC_ISO_DATE);
        int ofDay = second % SECONDS_OF_DAY;
        for (int start : new int[] {qn, time}) {
            for (int i = 0; i < day.length(); i++) {
                frame[start + i] = (byte) day.charAt(i);
            }
            digits(start + 8, 2, ofDay / 3600);
            digits(start + 10, 2, ofDay / 60 % 60);
            digits(start + 12, 2, ofDay % 60);
        }
        for (int value : values) {
            random = random * 6364136223846793005L + 1442695040888963407L;
            int drawn = (int) (random >>> 33);
            digits(value, 4, drawn % 10_000);
            digits(value + 5, 2, drawn / 10_000 % 100);
        }
        int sum = Crc.of(frame, SEGMENT_START, crc);
        for (int i = 0; i < CRC_LENGTH; i++) {
            frame[crc + i] = (byte) HEX[sum >>> (12 - 4 * i) & 0xF];
        }
        second++;
    }

    private void digits(int at, int count, int number) {
        int rest = number;
        for (int i = at + count - 1; i >= at; i--) {
            frame[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
