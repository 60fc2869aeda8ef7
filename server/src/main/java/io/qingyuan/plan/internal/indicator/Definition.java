package io.qingyuan.plan.internal.indicator;

import io.qingyuan.packs.PackContent;
import io.qingyuan.packs.PackItem;
import io.qingyuan.packs.PackText;
import io.qingyuan.plan.Indicator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an item means (口径): the definition of the national edition, and the formula the software computes with.
 *
 * @param definitionConfidence how sure the definition is, by the marks of the edition
 * @param passesWhen when the national edition lets it pass
 */
record Definition(
        String edition,
        @Nullable PackText definition,
        @Nullable PackText numerator,
        @Nullable PackText denominator,
        @Nullable PackText formulaInWords,
        @Nullable PackText passesWhen,
        @Nullable PackText evidence,
        @Nullable PackText department,
        @Nullable Mark definitionConfidence,
        @Nullable Mark formulaConfidence,
        @Nullable PackText nationalNote,
        @Nullable String feel,
        List<Component> components,
        @Nullable Integer formulaBaseYear,
        @Nullable PackText formulaNote,
        @Nullable PackText note) {

    record Mark(String mark, PackText title) {}

    /** A figure the formula needs. */
    record Component(String name, String element, PackText title, String period) {}

    static Definition of(PackContent content, String edition, Indicator.Item item) {
        Optional<PackItem> file = content.documents("indicators/*.yaml").stream()
                .map(document -> document.item())
                .filter(document -> document.find("edition")
                        .filter(head ->
                                head.findString("id").filter(edition::equals).isPresent())
                        .isPresent())
                .findFirst();
        Optional<PackItem> national = file.flatMap(of -> of.list("definitions").stream()
                .filter(definition -> definition.id().equals(item.national()))
                .findFirst());
        Map<String, PackText> marks = file.map(of -> of.list("confidence_marks")).orElse(List.of()).stream()
                .collect(Collectors.toMap(mark -> mark.string("mark"), mark -> mark.text("title")));
        Optional<PackItem> confidence = national.flatMap(of -> of.find("confidence"));
        Indicator.Formula formula = item.formula();
        return new Definition(
                file.flatMap(of -> of.find("edition"))
                        .flatMap(of -> of.findString("document"))
                        .orElse(edition),
                text(national, "definition"),
                text(national, "numerator"),
                text(national, "denominator"),
                text(national, "formula"),
                text(national, "passes_when"),
                text(national, "evidence"),
                text(national, "data_department"),
                mark(confidence, "definition", marks),
                mark(confidence, "formula", marks),
                text(national, "note"),
                formula == null ? null : formula.feel(),
                formula == null ? List.of() : components(content, formula),
                formula == null ? null : formula.baseYear(),
                formula == null ? null : formula.note(),
                item.note());
    }

    private static List<Component> components(PackContent content, Indicator.Formula formula) {
        Map<String, PackText> titles = content.items("statistics/*.yaml", "elements").stream()
                .collect(Collectors.toMap(PackItem::id, element -> element.text("title"), (_, later) -> later));
        return formula.inputs().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(input -> new Component(
                        input.getKey(),
                        input.getValue().element(),
                        titles.getOrDefault(
                                input.getValue().element(),
                                new PackText(
                                        input.getValue().element(),
                                        input.getValue().element())),
                        input.getValue().period()))
                .toList();
    }

    private static @Nullable PackText text(Optional<PackItem> item, String name) {
        return item.flatMap(of -> of.findText(name)).orElse(null);
    }

    private static @Nullable Mark mark(Optional<PackItem> confidence, String name, Map<String, PackText> marks) {
        return confidence
                .flatMap(of -> of.findString(name))
                .map(mark -> new Mark(mark, marks.getOrDefault(mark, new PackText(mark, mark))))
                .orElse(null);
    }
}
