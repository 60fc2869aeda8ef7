package io.qingyuan.cli.standards;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The row that is being evaluated, read by the columns of its topic. One object serves all rows of a run. */
final class Row {
    /** There is no value. */
    static final long ABSENT = -1;

    /** There is a value that thousandths do not hold exactly, or that is written in another way. */
    static final long FINER = -2;

    private static final int MAX_NUMBER_LENGTH = 40;
    private static final int MAX_PLAIN_LENGTH = 12;
    private static final int DECIMALS = 3;
    private static final int MAX_EXPONENT = 60;
    private static final List<String> MISSING = List.of("NA", "/", "-", "—");

    private final Map<Column, Integer> places = new HashMap<>();
    private CsvRecord fields;

    /**
     * @param header the first record
     * @throws IllegalArgumentException when a required column is not there or one stands twice
     */
    Row(Topic topic, List<String> header, CsvRecord first) {
        List<String> absent = new ArrayList<>();
        for (Column column : topic.columns()) {
            List<Integer> found = places(header, column);
            if (found.size() > 1) {
                throw new IllegalArgumentException(
                        "the header has more than one column " + String.join(" or ", column.names()) + " 表头中该列重复");
            }
            if (found.isEmpty() && column.isRequired()) {
                absent.add(column.name());
            }
            found.forEach(place -> places.put(column, place));
        }
        if (!absent.isEmpty() || places.isEmpty()) {
            throw new IllegalArgumentException("the header lacks "
                    + (absent.isEmpty() ? "every column of " + topic.name() : String.join(", ", absent))
                    + "; it has: " + String.join(", ", header) + " 表头缺少列");
        }
        this.fields = first;
    }

    private static List<Integer> places(List<String> header, Column column) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i);
            if (column.names().stream().anyMatch(name::equalsIgnoreCase)) {
                places.add(i);
            }
        }
        return places;
    }

    /** Moves to a record. */
    void moveTo(CsvRecord next) {
        this.fields = next;
    }

    /** The text without blanks around it; empty where the row has none. */
    String text(Column column) {
        Integer place = places.get(column);
        return place == null || place >= fields.getFieldCount()
                ? ""
                : fields.getField(place).strip();
    }

    /** The text of a column that must not be empty. */
    String requiredText(Column column) {
        String text = text(column);
        if (text.isEmpty()) {
            throw new RowFault(column.name(), text, "a value is needed 不能为空");
        }
        return text;
    }

    /** The number, or empty where the row has none (an empty field, NA, a dash or a slash). */
    Optional<BigDecimal> findNumber(Column column) {
        String text = text(column);
        return isMissing(text) ? Optional.empty() : Optional.of(number(column, text));
    }

    /** The number of a column that must have one. */
    BigDecimal number(Column column) {
        return findNumber(column)
                .orElseThrow(() -> new RowFault(column.name(), text(column), "a number is needed 需要数值"));
    }

    /**
     * The number in thousandths, for inner loops; at least 0.
     *
     * @return {@link #ABSENT} where the row has none, {@link #FINER} where thousandths do not hold it exactly
     */
    long thousandths(Column column) {
        String text = text(column);
        int length = text.length();
        if (length == 0 || length > MAX_PLAIN_LENGTH) {
            return length == 0 ? ABSENT : slowly(column, text);
        }
        long digits = 0;
        int decimals = -1;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (isDigit(c) && decimals < DECIMALS) {
                digits = digits * 10 + (c - '0');
                decimals += decimals >= 0 ? 1 : 0;
            } else if (c == '.' && decimals < 0 && i > 0 && i < length - 1) {
                decimals = 0;
            } else {
                return slowly(column, text);
            }
        }
        for (int i = Math.max(decimals, 0); i < DECIMALS; i++) {
            digits *= 10;
        }
        return digits;
    }

    private static long slowly(Column column, String text) {
        if (isMissing(text)) {
            return ABSENT;
        }
        if (number(column, text).signum() < 0) {
            throw new RowFault(column.name(), text, "a value of 0 or more is needed 不能为负");
        }
        return FINER;
    }

    /** The whole number of a column that must have one. */
    int integer(Column column) {
        try {
            return number(column).intValueExact();
        } catch (ArithmeticException e) {
            throw new RowFault(column.name(), text(column), "a whole number is needed 需要整数");
        }
    }

    /** The date, or empty where the row has none; of a time, its date. */
    Optional<LocalDate> findDate(Column column) {
        String text = text(column);
        return text.isEmpty() ? Optional.empty() : Optional.of(Moments.date(column, text));
    }

    /** Whether a field says that there is no value. */
    static boolean isMissing(String text) {
        return text.isEmpty() || (!isDigit(text.charAt(0)) && MISSING.contains(text));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static BigDecimal number(Column column, String text) {
        try {
            if (text.length() <= MAX_NUMBER_LENGTH) {
                BigDecimal number = new BigDecimal(text);
                if (Math.abs((long) number.scale()) <= MAX_EXPONENT) {
                    return number;
                }
            }
        } catch (NumberFormatException e) {
            throw notANumber(column, text);
        }
        throw notANumber(column, text);
    }

    private static RowFault notANumber(Column column, String text) {
        return new RowFault(column.name(), text, "a decimal number is needed, such as 35 or 0.6 不是数值");
    }
}
