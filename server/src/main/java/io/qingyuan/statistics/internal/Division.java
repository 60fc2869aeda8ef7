package io.qingyuan.statistics.internal;

import io.qingyuan.identity.AreaId;
import io.qingyuan.identity.UnitId;
import io.qingyuan.statistics.Element.Aggregate;
import io.qingyuan.statistics.Extent;
import io.qingyuan.statistics.Figure;
import io.qingyuan.statistics.FigureKey;
import io.qingyuan.statistics.JudgedFigure;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads figures under the present division of units and areas (现行区划): what a present one had before it was made of
 * others is worked out from theirs, never stored.
 */
final class Division {

    private final FigureTitles.Names names;
    private final LocalDate today;

    Division(FigureTitles.Names names, LocalDate today) {
        this.names = names;
        this.today = today;
    }

    /**
     * A figure about a unit or area there is today.
     *
     * @param own the figure it has itself; null where it had none
     * @param summed whether its parts add up
     * @param sum null where they do not, or one is missing
     * @param parts empty where it came of nothing else
     */
    record Now(
            FigureKey key,
            @Nullable Figure own,
            boolean summed,
            @Nullable BigDecimal sum,
            boolean sample,
            List<Part> parts) {}

    /**
     * What one had of which it came.
     *
     * @param wholly whether all of it went into the present one
     */
    record Part(Extent extent, @Nullable Figure figure, boolean wholly) {}

    /** The figures regrouped, in the order in which they first occur. */
    List<Now> of(List<Figure> figures) {
        Map<FigureKey, Figure> byKey = figures.stream().collect(Collectors.toMap(Figure::key, figure -> figure));
        Map<FigureKey, Set<Extent>> present = new LinkedHashMap<>();
        for (Figure figure : figures) {
            FigureKey key = figure.key();
            Set<Extent> heirs = heirs(key.extent(), day(key));
            if (heirs.isEmpty()) {
                heirs = Set.of(key.extent());
            }
            heirs.forEach(heir -> present.computeIfAbsent(
                            new FigureKey(key.element(), heir, key.period()), _ -> new LinkedHashSet<>())
                    .add(key.extent()));
        }
        List<Now> found = new ArrayList<>();
        present.forEach((key, said) -> found.add(now(key, said, byKey)));
        return found;
    }

    private Now now(FigureKey key, Set<Extent> said, Map<FigureKey, Figure> byKey) {
        LocalDate day = day(key);
        Figure own = byKey.get(key);
        Set<Extent> extents = parts(key.extent(), day);
        said.stream().filter(extent -> !extent.equals(key.extent())).forEach(extents::add);
        if (extents.isEmpty() || extents.equals(Set.of(key.extent()))) {
            return new Now(key, own, false, null, false, List.of());
        }
        List<Part> parts = extents.stream()
                .map(extent -> new Part(
                        extent,
                        byKey.get(new FigureKey(key.element(), extent, key.period())),
                        heirs(extent, day).equals(Set.of(key.extent()))))
                .toList();
        boolean reportedItself = own != null && !extents.contains(key.extent());
        boolean additive = names.model()
                .find(key.element())
                .filter(element -> element.aggregate() == Aggregate.SUM)
                .isPresent();
        boolean summed = additive && !reportedItself && parts.stream().allMatch(Part::wholly);
        boolean sample = parts.stream()
                .map(Part::figure)
                .anyMatch(figure -> figure != null
                        && figure.judged() != null
                        && figure.judged().sample());
        return new Now(key, reportedItself ? own : null, summed, summed ? sum(parts) : null, sample, parts);
    }

    /** Null where one is missing: what is missing is not zero. */
    private static @Nullable BigDecimal sum(List<Part> parts) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Part part : parts) {
            Figure figure = part.figure();
            JudgedFigure judged = figure == null ? null : figure.judged();
            BigDecimal number = judged == null ? null : judged.number();
            if (number == null) {
                return null;
            }
            sum = sum.add(number);
        }
        return sum;
    }

    private LocalDate day(FigureKey key) {
        return EntryCheck.lastDay(key.period(), today);
    }

    private Set<Extent> heirs(Extent extent, LocalDate day) {
        return switch (extent) {
            case Extent.OfArea(AreaId area) ->
                names.areaLineage().heirs(area, day).stream()
                        .<Extent>map(Extent.OfArea::new)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
            case Extent.OfUnit(UnitId unit) ->
                names.unitLineage().heirs(unit, day).stream()
                        .<Extent>map(Extent.OfUnit::new)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        };
    }

    private Set<Extent> parts(Extent extent, LocalDate day) {
        return switch (extent) {
            case Extent.OfArea(AreaId area) ->
                names.areaLineage().parts(area, day).stream()
                        .<Extent>map(Extent.OfArea::new)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
            case Extent.OfUnit(UnitId unit) ->
                names.unitLineage().parts(unit, day).stream()
                        .<Extent>map(Extent.OfUnit::new)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        };
    }
}
