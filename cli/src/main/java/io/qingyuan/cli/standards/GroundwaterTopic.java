package io.qingyuan.cli.standards;

import io.qingyuan.standards.Grading;
import io.qingyuan.standards.Measured;
import io.qingyuan.standards.groundwater.Groundwater;
import io.qingyuan.standards.groundwater.GroundwaterClass;
import io.qingyuan.standards.groundwater.GroundwaterItem;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Groundwater: GB/T 14848-2017, one item or a sample. */
final class GroundwaterTopic {
    private static final Column ITEM =
            Column.optional("item", "name such as 氨氮, with its value").or("item_zh");
    private static final Column VALUE =
            Column.optional("value", "as reported, in the unit of the item; 0.01L below detection");
    private static final Column INPUTS = Column.optional("inputs", "a whole sample: 氨氮=0.5;总硬度=300");

    private GroundwaterTopic() {}

    static Topic of() {
        Dated<Groundwater> rules = new Dated<>("2018-05-01", Groundwater::inForceOn);
        return new RowTopic(
                "groundwater",
                "class of groundwater by its worst item, GB/T 14848-2017 地下水质量类别",
                List.of(rules.date(), ITEM, VALUE, INPUTS),
                List.of("edition", "class", "class_range", "deciding_items", "verified"),
                row -> {
                    Groundwater water = rules.of(row);
                    Map<GroundwaterItem, Measured> values = values(row);
                    return results(water.edition().standard().toString(), water.sample(values));
                });
    }

    private static Map<GroundwaterItem, Measured> values(Row row) {
        Map<GroundwaterItem, Measured> values = new LinkedHashMap<>();
        if (!row.text(INPUTS).isEmpty()) {
            Inputs.of(INPUTS, row.text(INPUTS))
                    .forEach((name, text) -> values.put(GroundwaterItem.of(name), Measured.parse(name, text)));
            return values;
        }
        String item = row.requiredText(ITEM);
        values.put(GroundwaterItem.of(item), Measured.parse(item, row.requiredText(VALUE)));
        return values;
    }

    private static List<String> results(String edition, Grading<GroundwaterItem, GroundwaterClass> grading) {
        String verified = grading.verified().code();
        return switch (grading) {
            case Grading.Graded<GroundwaterItem, GroundwaterClass> graded ->
                List.of(edition, graded.grade().label(), graded.grade().label(), names(graded.deciding()), verified);
            case Grading.Undecided<GroundwaterItem, GroundwaterClass> open ->
                List.of(
                        edition,
                        Topic.NONE,
                        open.best().label() + "-" + open.worst().label(),
                        names(open.undecided()),
                        verified);
            case Grading.NotAvailable<GroundwaterItem, GroundwaterClass> _ ->
                List.of(edition, Topic.NONE, Topic.NONE, Topic.NONE, verified);
        };
    }

    private static String names(Collection<GroundwaterItem> items) {
        return items.stream().map(GroundwaterItem::nameZh).collect(Collectors.joining(";"));
    }
}
