package io.qingyuan.hj212;

import java.util.ArrayList;
import java.util.List;

/** A field of the data segment before CP, such as {@code MN=…}. */
public record HeadField(String name, String value) {

    static List<HeadField> listOf(byte[] bytes, int from, int headEnd) {
        List<HeadField> fields = new ArrayList<>();
        int position = from;
        while (position < headEnd) {
            int end = position;
            int equals = -1;
            while (end < headEnd && bytes[end] != ';' && bytes[end] != ',') {
                if (bytes[end] == '=' && equals < 0) {
                    equals = end;
                }
                end++;
            }
            if (equals >= 0) {
                HeadField field =
                        new HeadField(Ascii.text(bytes, position, equals), Ascii.text(bytes, equals + 1, end));
                boolean opensValues = end == headEnd && field.value.isEmpty() && field.name.equals("CP");
                if (!opensValues) {
                    fields.add(field);
                }
            }
            position = end + 1;
        }
        return List.copyOf(fields);
    }
}
