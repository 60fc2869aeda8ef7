package io.qingyuan.statistics;

import io.qingyuan.identity.Lineage;
import io.qingyuan.identity.Title;
import io.qingyuan.identity.UnitId;
import io.qingyuan.intake.IntakeField;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the figures of a file can be about (填报对象), as all templates of figures share it.
 *
 * @param places by the text of their {@link Extent}
 * @param ended units that were merged or split into one of the places; refused with the day and who reports now
 */
public record SheetPlaces(List<IntakeField.Choice> places, List<IntakeField.Closed> ended) {

    /** The code of the column. */
    public static final String FIELD = "place";

    public SheetPlaces {
        places = List.copyOf(places);
        ended = List.copyOf(ended);
    }

    public static SheetPlaces of(Collection<IntakeField.Choice> places, Lineage<UnitId> units) {
        return new SheetPlaces(
                List.copyOf(places),
                ended(places.stream().map(IntakeField.Choice::code).collect(Collectors.toSet()), units));
    }

    /** The column; empty where there is but one place and it was never called otherwise. */
    public Optional<IntakeField> field() {
        if (!several() && ended.isEmpty()) {
            return Optional.empty();
        }
        IntakeField field = IntakeField.of(FIELD, IntakeField.Type.CHOICE, "填报对象", "About")
                .oneOf(places)
                .noLonger(ended)
                .also("区镇", "单位", "地区");
        return Optional.of(several() ? field.needed() : field);
    }

    /** Whether a row must say which one it is about. */
    public boolean several() {
        return places.size() > 1;
    }

    private static List<IntakeField.Closed> ended(Set<String> places, Lineage<UnitId> units) {
        List<IntakeField.Closed> ended = new ArrayList<>();
        for (UnitId unit : units.ended()) {
            String extent = new Extent.OfUnit(unit).text();
            List<UnitId> heirs = units.heirs(unit);
            if (places.contains(extent)
                    || heirs.stream().noneMatch(heir -> places.contains(new Extent.OfUnit(heir).text()))) {
                continue;
            }
            Title title = units.title(unit).orElse(Title.of(unit.value(), null));
            String english = title.en();
            ended.add(new IntakeField.Closed(
                    english == null ? List.of(extent, title.zh()) : List.of(extent, title.zh(), english),
                    StatisticsProblem.UNIT_ENDED,
                    List.of(
                            title.zh(),
                            units.endOf(unit).map(LocalDate::toString).orElse(""),
                            heirs.stream()
                                    .map(heir ->
                                            units.title(heir).map(Title::zh).orElse(heir.value()))
                                    .collect(Collectors.joining("、")))));
        }
        return ended;
    }
}
