package io.qingyuan.standards;

/** A standard by its number and year, such as {@code HJ 633-2026}. */
public record StandardRef(String number, int year) {
    public StandardRef {
        if (number.isBlank() || year < 1950) {
            throw new IllegalArgumentException("not a standard: " + number + "-" + year);
        }
    }

    /** Parses {@code HJ 633-2026}. */
    public static StandardRef parse(String text) {
        int dash = text.lastIndexOf('-');
        if (dash < 1) {
            throw new IllegalArgumentException("a standard is written NUMBER-YEAR, found: " + text);
        }
        return new StandardRef(text.substring(0, dash), Integer.parseInt(text.substring(dash + 1)));
    }

    @Override
    public String toString() {
        return number + "-" + year;
    }
}
