package io.qingyuan.hj212;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The check sum of HJ 212-2017 Appendix A (附录 A), over the data segment only. It is neither CRC-16/MODBUS nor CRC-16/ARC:
 * the register moves right by eight before a byte is added, so its low byte is lost in each step.
 *
 * <p>One step on the high byte is linear and of order eight. So the bytes can be folded into one word of eight bytes by
 * exclusive or, and eight steps run over the fold give the same result as one step for each byte.
 */
public final class Crc {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int POLYNOMIAL = 0xA001;
    private static final int START = 0xFFFF;
    private static final int[] STEP = steps();

    /** {@code FOLD[k * 256 + b]}: what byte b at place k of the fold adds to the register after eight steps. */
    private static final int[] FOLD = folds();

    private static final int FOLD_START = eight(0, START);

    private Crc() {}

    /** The check sum of {@code bytes[from, to)}: 0 to 0xFFFF. */
    public static int of(byte[] bytes, int from, int to) {
        int position = from;
        int register = START;
        if (to - from >= Long.BYTES) {
            long fold = 0;
            for (; position + Long.BYTES <= to; position += Long.BYTES) {
                fold ^= (long) LONGS.get(bytes, position);
            }
            register = ofFold(fold);
        }
        for (; position < to; position++) {
            register = STEP[register >>> 8 ^ (bytes[position] & 0xFF)];
        }
        return register;
    }

    /** The check sum of all bytes. */
    public static int of(byte[] bytes) {
        return of(bytes, 0, bytes.length);
    }

    /** CRC-16/MODBUS, which some devices send in place of the standard's: a dialect, never made by us. */
    public static int modbus(byte[] bytes, int from, int to) {
        int register = START;
        for (int i = from; i < to; i++) {
            register = register >>> 8 ^ STEP[(register ^ bytes[i]) & 0xFF];
        }
        return register;
    }

    private static int ofFold(long fold) {
        return FOLD_START
                ^ FOLD[(int) fold & 0xFF]
                ^ FOLD[256 + ((int) (fold >>> 8) & 0xFF)]
                ^ FOLD[512 + ((int) (fold >>> 16) & 0xFF)]
                ^ FOLD[768 + ((int) (fold >>> 24) & 0xFF)]
                ^ FOLD[1024 + ((int) (fold >>> 32) & 0xFF)]
                ^ FOLD[1280 + ((int) (fold >>> 40) & 0xFF)]
                ^ FOLD[1536 + ((int) (fold >>> 48) & 0xFF)]
                ^ FOLD[1792 + ((int) (fold >>> 56) & 0xFF)];
    }

    private static int[] steps() {
        int[] table = new int[256];
        for (int b = 0; b < 256; b++) {
            int register = b;
            for (int bit = 0; bit < 8; bit++) {
                register = (register & 1) == 0 ? register >>> 1 : register >>> 1 ^ POLYNOMIAL;
            }
            table[b] = register;
        }
        return table;
    }

    private static int[] folds() {
        int[] table = new int[8 * 256];
        for (int place = 0; place < 8; place++) {
            for (int b = 0; b < 256; b++) {
                table[place * 256 + b] = eight((long) b << (place * 8), 0);
            }
        }
        return table;
    }

    private static int eight(long fold, int start) {
        int register = start;
        for (int place = 0; place < 8; place++) {
            register = STEP[register >>> 8 ^ ((int) (fold >>> (place * 8)) & 0xFF)];
        }
        return register;
    }
}
