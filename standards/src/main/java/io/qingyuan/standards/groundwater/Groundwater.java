package io.qingyuan.standards.groundwater;

import io.qingyuan.standards.Edition;
import io.qingyuan.standards.EditionTable;
import io.qingyuan.standards.Grading;
import io.qingyuan.standards.ItemGrade;
import io.qingyuan.standards.Measured;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The classes of GB/T 14848-2017 (地下水质量标准), in force from 2018-05-01; its edition of 1993 is not provided. An item has
 * the best class whose limit it keeps (从优不从劣); a sample has the class of its worst item. Results are compared as they
 * were reported.
 */
public final class Groundwater {
    private static final String NUMBER = "GB/T 14848";
    private static final EditionTable EDITIONS = EditionTable.read(Groundwater.class);

    private final Edition edition;

    private Groundwater(Edition edition) {
        this.edition = edition;
    }

    /** The classes in force on a day. */
    public static Groundwater inForceOn(LocalDate day) {
        return new Groundwater(EDITIONS.inForceOn(NUMBER, day));
    }

    public Edition edition() {
        return edition;
    }

    /**
     * The class of one item.
     *
     * @param measured in the unit of the item; odor, taste and visible matter as {@link Measured.Presence}. Below a
     *     detection limit above that of class Ⅰ, the class stays open
     */
    public ItemGrade<GroundwaterItem, GroundwaterClass> item(GroundwaterItem item, Measured measured) {
        return item.grade(measured);
    }

    /**
     * The class of a sample by its worst item.
     *
     * @return with the deciding items; {@code missing} are the routine items of table 1 without a result
     */
    public Grading<GroundwaterItem, GroundwaterClass> sample(Map<GroundwaterItem, Measured> values) {
        List<ItemGrade<GroundwaterItem, GroundwaterClass>> items = new ArrayList<>();
        Set<GroundwaterItem> missing = new LinkedHashSet<>();
        for (GroundwaterItem item : GroundwaterItem.all()) {
            Measured measured = values.get(item);
            if (measured != null) {
                items.add(item.grade(measured));
            } else if (item.isRoutine()) {
                missing.add(item);
            }
        }
        return Grading.worstOf(items, missing);
    }

    /**
     * The radioactive items that are certainly above the limit of class Ⅲ: classes Ⅳ and Ⅴ share "above" it, the better
     * one is given, and nuclides are to be analyzed before the water is judged.
     */
    public Set<GroundwaterItem> needingNuclideAnalysis(Grading<GroundwaterItem, GroundwaterClass> sample) {
        Set<GroundwaterItem> needing = new LinkedHashSet<>();
        for (ItemGrade<GroundwaterItem, GroundwaterClass> grade : sample.items()) {
            if (grade.item().rule() == GroundwaterItem.Rule.OPEN_FROM_CLASS_IV
                    && grade.best().compareTo(GroundwaterClass.III) > 0) {
                needing.add(grade.item());
            }
        }
        return needing;
    }
}
