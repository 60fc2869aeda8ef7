package io.qingyuan.statistics;

import io.qingyuan.receipts.ReceiptId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The value a figure is judged by, picked by the declared precedence.
 *
 * @param number of an element that is a number
 * @param state of an element that is a state
 * @param differences what other origins say instead
 * @param receipt says why this one
 */
public record JudgedFigure(
        FigureKey figure,
        Origin origin,
        Finality finality,
        @Nullable BigDecimal number,
        @Nullable String state,
        List<Difference> differences,
        ReceiptId receipt,
        boolean stale,
        boolean sample) {

    public JudgedFigure {
        differences = List.copyOf(differences);
    }

    /**
     * Another origin with another value.
     *
     * @param value the number or state as text
     */
    public record Difference(Origin origin, String value) {}

    public Optional<BigDecimal> findNumber() {
        return Optional.ofNullable(number);
    }

    public Optional<String> findState() {
        return Optional.ofNullable(state);
    }
}
