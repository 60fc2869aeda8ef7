package io.qingyuan.figures;

import io.qingyuan.receipts.Interval;
import io.qingyuan.time.Zone;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Whose figures are made. The source of facts of the same name gives what is counted. */
public interface FigureGround {

    /** The stretch of time of a figure that is about everything there is. */
    Interval ALWAYS = new Interval(Zone.startOf(LocalDate.of(1900, 1, 1)), Zone.startOf(LocalDate.of(9999, 1, 1)));

    /** The kind of subject of its receipts, such as {@code registry.figure}; never renamed. */
    String kind();

    /** The source of facts behind them, such as {@code registry.records}; never renamed. */
    String source();

    /** Everything that has figures. */
    List<FigureOwner> owners();

    Optional<FigureOwner> find(String owner);
}
