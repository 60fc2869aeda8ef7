package io.qingyuan.fields;

import io.qingyuan.identity.Title;
import io.qingyuan.rules.FeelFormula;
import io.qingyuan.rules.FeelType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What can stand in a field, and how it is written in JSON. */
public sealed interface FieldKind {

    /** The word packs write: {@code number}. */
    String word();

    /** What it is measured in. */
    default @Nullable Measure measure() {
        return null;
    }

    /** What stands behind its number in this language. */
    default @Nullable String unit(Locale locale) {
        Measure measure = measure();
        return measure == null ? null : measure.in(locale);
    }

    /**
     * A text.
     *
     * @param most characters
     * @param lines whether it may have several lines
     * @param pattern it matches whole
     * @param form what the pattern asks for, in words
     */
    record Text(
            int most,
            boolean lines,
            @Nullable Pattern pattern,
            @Nullable Title form) implements FieldKind {
        @Override
        public String word() {
            return "text";
        }
    }

    /**
     * A number, in JSON a string, so that it keeps its digits.
     *
     * @param money whether it is an amount of money
     * @param decimals digits behind the point at most
     */
    record Numeric(
            boolean money,
            @Nullable Measure measure,
            @Nullable Integer decimals,
            @Nullable BigDecimal min,
            @Nullable BigDecimal max)
            implements FieldKind {
        @Override
        public String word() {
            return money ? "money" : "number";
        }

        /** As it is written in Chinese. */
        public @Nullable String unit() {
            return measure == null ? null : measure.zh();
        }
    }

    /** A day, in JSON {@code 2026-11-29}. */
    record Day(@Nullable LocalDate from, @Nullable LocalDate to) implements FieldKind {
        @Override
        public String word() {
            return "date";
        }
    }

    /** Yes or no, in JSON a boolean. */
    record Truth() implements FieldKind {
        @Override
        public String word() {
            return "truth";
        }
    }

    /** One of a code list, in JSON its code. */
    record Code(String list) implements FieldKind {
        @Override
        public String word() {
            return "code";
        }
    }

    /** Something that stands elsewhere, in JSON its id. */
    record Reference(ReferenceTarget target) implements FieldKind {
        @Override
        public String word() {
            return "reference";
        }
    }

    /** A place on the map, in JSON a GeoJSON geometry in longitude and latitude (CGCS2000, degrees). */
    record Geometry(Shape shape) implements FieldKind {
        @Override
        public String word() {
            return "geometry";
        }
    }

    enum Shape {
        POINT,
        LINE,
        POLYGON,
        ANY
    }

    /** Attachments, in JSON a list of file ids. */
    record Files(int most) implements FieldKind {
        @Override
        public String word() {
            return "files";
        }
    }

    /** A table, in JSON a list of objects. */
    record Rows(FieldSet fields, int most) implements FieldKind {
        @Override
        public String word() {
            return "rows";
        }
    }

    /**
     * A result that nobody types in.
     *
     * @param decimals digits a number is rounded to (GB/T 8170-2008, 3.2)
     */
    record Computed(
            FeelFormula formula,
            FeelType gives,
            @Nullable Measure measure,
            @Nullable Integer decimals) implements FieldKind {
        @Override
        public String word() {
            return "computed";
        }
    }
}
