package io.qingyuan.statistics;

import io.qingyuan.packs.PackText;
import io.qingyuan.time.AsOf;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The figures, for other modules. */
public interface Statistics {

    /** The data elements as the packs defined them then, in the order of the packs. */
    List<Element> elements(AsOf asOf);

    /**
     * What each element is reported for in a period, the whole before its shares: by the units there were on the
     * period's last day.
     */
    Map<ElementCode, List<Extent>> extents(Period period, AsOf asOf);

    /** What these units of measure (计量单位) are called. */
    Map<String, PackText> measures(Collection<String> units, AsOf asOf);

    Optional<Element> findElement(ElementCode code, AsOf asOf);

    /** All figures of these elements for the years {@code from} to {@code to}, ordered by element, extent and period. */
    List<Figure> figures(Collection<ElementCode> elements, int from, int to, AsOf asOf);

    /** What the figures are judged by; a figure without anything to judge is left out. */
    Map<FigureKey, JudgedFigure> judged(Collection<FigureKey> figures, AsOf asOf);

    /** Everything that is judged of these elements for the years {@code from} to {@code to}. */
    List<JudgedFigure> judged(Collection<ElementCode> elements, int from, int to, AsOf asOf);

    /**
     * Records the values of an accepted delivery as sealed, in the caller's transaction. They take the place of what was
     * reported before.
     */
    void seal(List<DeliveredValue> values);

    /**
     * Records values that were computed elsewhere, in the caller's transaction; what depends on them is made anew after
     * it commits. A value that is there already changes nothing.
     */
    void put(List<DerivedValue> values);

    /** Ends derived values for which there is nothing to compute from any more. */
    void withdraw(Collection<FigureKey> figures, Origin origin, String reason);
}
