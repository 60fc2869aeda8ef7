package io.qingyuan.hj212;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The decoder most would write: {@code String.split}, maps, and a table for the check sum. It reads good frames only. */
final class SplitDecoder {
    private static final int[] TABLE = table();

    private SplitDecoder() {}

    /** Head fields and values by name: numbers as {@code BigDecimal}, everything else as text. */
    static Map<String, Object> decode(byte[] frame) {
        String text = new String(frame, StandardCharsets.US_ASCII);
        int length = Integer.parseInt(text.substring(2, 6));
        String segment = text.substring(6, 6 + length);
        int stated = Integer.parseInt(text.substring(6 + length, 10 + length), 16);
        if (stated != crc(segment)) {
            throw new IllegalArgumentException("wrong CRC");
        }
        String[] parts = segment.split("CP=&&", 2);
        Map<String, Object> fields = new LinkedHashMap<>();
        for (String field : parts[0].split(";")) {
            String[] pair = field.split("=", 2);
            fields.put(pair[0], pair[1]);
        }
        for (String group : parts[1].substring(0, parts[1].length() - 2).split(";")) {
            for (String value : group.split(",")) {
                String[] pair = value.split("=", 2);
                fields.put(pair[0], pair[0].endsWith("-Flag") ? pair[1] : new BigDecimal(pair[1]));
            }
        }
        return fields;
    }

    private static int crc(String segment) {
        int register = 0xFFFF;
        for (int i = 0; i < segment.length(); i++) {
            register = TABLE[register >>> 8 ^ (segment.charAt(i) & 0xFF)];
        }
        return register;
    }

    private static int[] table() {
        int[] table = new int[256];
        for (int i = 0; i < 256; i++) {
            int register = i;
            for (int bit = 0; bit < 8; bit++) {
                register = (register & 1) == 0 ? register >>> 1 : register >>> 1 ^ 0xA001;
            }
            table[i] = register;
        }
        return table;
    }
}
