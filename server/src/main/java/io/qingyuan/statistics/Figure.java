package io.qingyuan.statistics;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A figure with all that is said of it (数据).
 *
 * @param values at most one of each origin, in the order of {@link Origin}
 * @param judged null where nothing can be judged
 */
public record Figure(
        UUID id,
        FigureKey key,
        List<Value> values,
        @Nullable JudgedFigure judged) {

    public Figure {
        values = List.copyOf(values);
    }

    public Optional<Value> find(Origin origin) {
        return values.stream().filter(value -> value.origin() == origin).findFirst();
    }
}
