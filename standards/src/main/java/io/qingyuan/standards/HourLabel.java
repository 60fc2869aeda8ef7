package io.qingyuan.standards;

import java.time.LocalDateTime;

/**
 * What the label of an hour means. Published air data label an hour by its end (16:00 is 15:00–16:00, and 00:00 is the
 * last hour of the day before); HJ 212 devices label it by its beginning. A label never travels without its rule.
 */
public enum HourLabel {
    /** The label is the moment the hour begins. */
    BEGINNING,
    /** The label is the moment the hour ends. */
    ENDING;

    /** The beginning of the hour that carries this label. */
    public LocalDateTime startOf(LocalDateTime label) {
        return switch (this) {
            case BEGINNING -> label;
            case ENDING -> label.minusHours(1);
        };
    }

    /** The label of the hour that begins at {@code start}. */
    public LocalDateTime labelOf(LocalDateTime start) {
        return switch (this) {
            case BEGINNING -> start;
            case ENDING -> start.plusHours(1);
        };
    }
}
