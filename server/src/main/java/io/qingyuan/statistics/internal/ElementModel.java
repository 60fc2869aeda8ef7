package io.qingyuan.statistics.internal;

import io.qingyuan.identity.UnitId;
import io.qingyuan.packs.PackContent;
import io.qingyuan.packs.PackItem;
import io.qingyuan.packs.PackText;
import io.qingyuan.statistics.Element;
import io.qingyuan.statistics.Element.Formula;
import io.qingyuan.statistics.Element.FormulaInput;
import io.qingyuan.statistics.Element.FormulaInput.When;
import io.qingyuan.statistics.ElementCode;
import io.qingyuan.statistics.Origin;
import io.qingyuan.statistics.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The data elements of a set of packs, with the formulas that the plan's items give for their result elements. */
final class ElementModel {

    static final List<Origin> USUAL_PRECEDENCE = List.of(Origin.CONFIRMED, Origin.COMPUTED, Origin.REPORTED);

    private final Map<ElementCode, Element> elements;
    private final Map<ElementCode, List<Use>> uses;
    private final Map<String, PackText> measures;

    /** That a formula of {@code target} takes a component. */
    record Use(Element target, FormulaInput input) {}

    private ElementModel(Map<ElementCode, Element> elements, Map<String, PackText> measures) {
        this.elements = elements;
        this.measures = Map.copyOf(measures);
        this.uses = new HashMap<>();
        for (Element element : elements.values()) {
            Formula formula = element.formula();
            if (formula != null) {
                formula.inputs()
                        .values()
                        .forEach(input -> uses.computeIfAbsent(input.element(), _ -> new ArrayList<>())
                                .add(new Use(element, input)));
            }
        }
    }

    static ElementModel of(PackContent content) {
        Map<String, PackItem> items = new HashMap<>();
        for (PackItem indicator : content.items("plan/indicators.yaml", "indicators")) {
            for (PackItem item : indicator.list("items")) {
                item.findString("element").ifPresent(element -> items.put(element, item));
            }
        }
        Map<ElementCode, Element> elements = new LinkedHashMap<>();
        for (PackItem item : content.items("statistics/elements.yaml", "elements")) {
            Element element = element(item, items.get(item.id()));
            elements.put(element.code(), element);
        }
        Map<String, PackText> measures = new HashMap<>();
        content.items("measures.yaml", "measures")
                .forEach(measure -> measures.put(measure.id(), measure.text("title")));
        return new ElementModel(elements, measures);
    }

    List<Element> all() {
        return List.copyOf(elements.values());
    }

    Optional<Element> find(ElementCode code) {
        return Optional.ofNullable(elements.get(code));
    }

    /** What a unit of measure is called. */
    PackText measure(String unit) {
        PackText title = measures.get(unit);
        return title == null ? new PackText(unit, unit) : title;
    }

    /** Whose formulas take this element. */
    List<Use> usesOf(ElementCode component) {
        return uses.getOrDefault(component, List.of());
    }

    private static Element element(PackItem item, @Nullable PackItem planned) {
        Optional<PackItem> range = item.find("range");
        List<String> precedence = planned == null ? List.of() : planned.strings("precedence");
        return new Element(
                new ElementCode(item.id()),
                item.text("title"),
                Element.Role.valueOf(upper(item.string("role"))),
                Element.Kind.valueOf(upper(item.string("value"))),
                item.string("unit"),
                new UnitId(item.string("owner")),
                Period.Type.valueOf(upper(item.string("period"))),
                item.integer("version"),
                item.findText("definition").orElse(null),
                item.list("revisions").stream()
                        .map(revision -> new Element.Revision(
                                revision.integer("version"),
                                Period.parse(revision.string("from")),
                                revision.text("change")))
                        .toList(),
                range.flatMap(bounds -> bounds.findDecimal("min")).orElse(null),
                range.flatMap(bounds -> bounds.findDecimal("max")).orElse(null),
                item.findInteger("decimals").orElse(null),
                item.list("states").stream()
                        .map(state -> new Element.State(state.id(), state.text("title")))
                        .toList(),
                item.strings("reported_by").stream().map(UnitId::new).toList(),
                item.strings("breakdown").stream().map(UnitId::new).toList(),
                Optional.ofNullable(planned)
                        .flatMap(one -> one.find("formula"))
                        .or(() -> item.find("formula"))
                        .map(ElementModel::formula)
                        .orElse(null),
                precedence.isEmpty()
                        ? USUAL_PRECEDENCE
                        : precedence.stream().map(Origin::parse).toList(),
                item.findString("aggregate")
                        .map(word -> Element.Aggregate.valueOf(upper(word)))
                        .orElse(Element.Aggregate.NONE));
    }

    private static Formula formula(PackItem formula) {
        Map<String, FormulaInput> inputs = new LinkedHashMap<>();
        for (PackItem.Entry entry : formula.entries("inputs")) {
            inputs.put(
                    entry.key(),
                    new FormulaInput(
                            new ElementCode(entry.value().string("element")),
                            entry.value()
                                    .findString("period")
                                    .map(word -> When.valueOf(upper(word)))
                                    .orElse(When.SAME)));
        }
        return new Formula(
                formula.string("feel"), inputs, formula.findInteger("base_year").orElse(null));
    }

    private static String upper(String word) {
        return word.toUpperCase(Locale.ROOT);
    }
}
