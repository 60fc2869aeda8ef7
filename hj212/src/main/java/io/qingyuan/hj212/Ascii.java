package io.qingyuan.hj212;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Small reads of bytes as text. */
final class Ascii {
    private static final Charset GB18030 = Charset.forName("GB18030");

    private Ascii() {}

    static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    static boolean isLetter(byte b) {
        return (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z');
    }

    static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }

    static boolean equal(byte[] bytes, int from, int to, String text) {
        if (to - from != text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (bytes[from + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The number of four hexadecimal digits of either case, or -1. */
    static int hex4(byte[] bytes, int at) {
        int a = hex(bytes[at]);
        int b = hex(bytes[at + 1]);
        int c = hex(bytes[at + 2]);
        int d = hex(bytes[at + 3]);
        return (a | b | c | d) < 0 ? -1 : a << 12 | b << 8 | c << 4 | d;
    }

    static int hex(byte b) {
        if (b >= '0' && b <= '9') {
            return b - '0';
        }
        if (b >= 'A' && b <= 'F') {
            return b - 'A' + 10;
        }
        return b >= 'a' && b <= 'f' ? b - 'a' + 10 : -1;
    }

    /** The number of up to nine digits, or -1. */
    static int number(byte[] bytes, int from, int to) {
        if (from >= to || to - from > 9) {
            return -1;
        }
        int number = 0;
        for (int i = from; i < to; i++) {
            if (!isDigit(bytes[i])) {
                return -1;
            }
            number = number * 10 + (bytes[i] - '0');
        }
        return number;
    }

    /** Whether a number says yyyyMMddHHmmss of a moment that exists (leap seconds do not). */
    static boolean isTime(long time14) {
        int clock = (int) (time14 % 1_000_000);
        int date = (int) (time14 / 1_000_000);
        int day = date % 100;
        int month = date / 100 % 100;
        return clock % 100 < 60
                && clock / 100 % 100 < 60
                && clock / 10_000 < 24
                && month >= 1
                && month <= 12
                && day >= 1
                && (day <= 28 || day <= daysOf(date / 10_000, month));
    }

    private static int daysOf(int year, int month) {
        if (month == 2) {
            return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
        }
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }

    /** The text: UTF-8, or GB18030 where the bytes are not UTF-8, or with replacement marks where they are neither. */
    static String text(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] < 0) {
                return otherText(bytes, from, to);
            }
        }
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private static String otherText(byte[] bytes, int from, int to) {
        String utf8 = strict(bytes, from, to, StandardCharsets.UTF_8);
        if (utf8 != null) {
            return utf8;
        }
        String gbk = strict(bytes, from, to, GB18030);
        return gbk != null ? gbk : new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    static boolean isUtf8(byte[] bytes, int from, int to) {
        return strict(bytes, from, to, StandardCharsets.UTF_8) != null;
    }

    static boolean isGb18030(byte[] bytes, int from, int to) {
        return strict(bytes, from, to, GB18030) != null;
    }

    /** Characters of UTF-8 text (code points), or -1 where the bytes are not UTF-8. */
    static int utf8Characters(byte[] bytes, int from, int to) {
        String text = strict(bytes, from, to, StandardCharsets.UTF_8);
        return text == null ? -1 : text.codePointCount(0, text.length());
    }

    private static @Nullable String strict(byte[] bytes, int from, int to, Charset charset) {
        try {
            return charset.newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, to - from))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
