package io.qingyuan.rules.internal.dmn;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tests in one cell of a table. Values are {@code BigDecimal}, {@code String}, {@code Boolean} or {@code LocalDate}. */
sealed interface Cell {

    boolean accepts(Object value);

    /** The stretches the cell speaks of. */
    List<Span> spans();

    /** A dash: every value. */
    record Any() implements Cell {
        @Override
        public boolean accepts(Object value) {
            return true;
        }

        @Override
        public List<Span> spans() {
            return List.of();
        }
    }

    record OneOf(List<Span> spans) implements Cell {
        @Override
        public boolean accepts(Object value) {
            for (Span span : spans) {
                if (span.holds(value)) {
                    return true;
                }
            }
            return false;
        }
    }

    record NoneOf(List<Span> spans) implements Cell {
        @Override
        public boolean accepts(Object value) {
            for (Span span : spans) {
                if (span.holds(value)) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * A stretch of values; a single value where both ends are the same.
     *
     * @param low null where it has no lower end
     */
    record Span(
            @Nullable Object low, boolean lowIn, @Nullable Object high, boolean highIn) {

        static Span point(Object value) {
            return new Span(value, true, value, true);
        }

        boolean isPoint() {
            return low != null && high != null && compare(low, high) == 0;
        }

        boolean holds(Object value) {
            if (low != null) {
                int order = compare(value, low);
                if (order < 0 || (order == 0 && !lowIn)) {
                    return false;
                }
            }
            if (high != null) {
                int order = compare(value, high);
                return order < 0 || (order == 0 && highIn);
            }
            return true;
        }
    }

    /** The order of two values of one type. */
    static int compare(Object left, Object right) {
        return switch (left) {
            case BigDecimal number -> number.compareTo((BigDecimal) right);
            case String text -> text.compareTo((String) right);
            case LocalDate day -> day.compareTo((LocalDate) right);
            case Boolean truth -> truth.compareTo((Boolean) right);
            default -> throw new IllegalArgumentException("not a value of a decision: " + left.getClass());
        };
    }
}
