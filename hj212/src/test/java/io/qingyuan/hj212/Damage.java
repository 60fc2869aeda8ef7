package io.qingyuan.hj212;

import java.io.ByteArrayOutputStream;
import java.util.Random;

/** Harms bytes the way lines do: changed, lost, doubled and foreign bytes. */
final class Damage {
    private Damage() {}

    static byte[] to(byte[] bytes, Random random, int times) {
        byte[] harmed = bytes;
        for (int i = 0; i < times; i++) {
            harmed = once(harmed, random);
        }
        return harmed;
    }

    private static byte[] once(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, at);
        int rest = at + 1;
        switch (random.nextInt(5)) {
            case 0 -> out.write(random.nextInt(256));
            case 1 -> out.write("0123456789#&;,=-\r\n".charAt(random.nextInt(18)));
            case 2 -> rest = Math.min(bytes.length, at + 1 + random.nextInt(20));
            case 3 -> {
                out.write(bytes[at]);
                rest = Math.max(0, at - random.nextInt(10));
            }
            default -> out.write(bytes[at] ^ 1 << random.nextInt(7));
        }
        out.write(bytes, rest, bytes.length - rest);
        return out.toByteArray();
    }
}
