package io.qingyuan.figures;

import io.qingyuan.fields.Condition;
import io.qingyuan.fields.Field;
import io.qingyuan.fields.FieldKind;
import io.qingyuan.fields.FieldSet;
import io.qingyuan.fields.Measure;
import io.qingyuan.identity.Title;
import io.qingyuan.packs.PackFault;
import io.qingyuan.packs.PackItem;
import io.qingyuan.packs.PackText;
import io.qingyuan.rules.FeelType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A figure (统计数) that is counted of records, documents or movements.
 *
 * @param each the list whose items are counted instead of what they stand in; null for the whole
 * @param day the date that says which period something belongs to; null where its owner has a usual one
 * @param over of a ratio: the field it is divided by
 * @param of of a share: of which
 * @param asksState whether the pack itself says which states count
 * @param by fields it is broken down by
 * @param element the data element whose value it gives
 */
public record Figure(
        String id,
        Title title,
        Kind kind,
        @Nullable String each,
        @Nullable String day,
        @Nullable String field,
        @Nullable String over,
        @Nullable String weight,
        Condition where,
        @Nullable Condition of,
        boolean asksState,
        @Nullable Measure measure,
        @Nullable Integer decimals,
        List<String> by,
        @Nullable String element,
        @Nullable BigDecimal target,
        @Nullable String ref) {

    public Figure {
        by = List.copyOf(by);
    }

    public enum Kind {
        COUNT,
        SUM,
        SHARE,
        RATIO,
        MEAN
    }

    /** What stands behind its number in this language. */
    public @Nullable String unit(Locale locale) {
        return measure == null ? null : measure.in(locale);
    }

    /** Whether it changes with the day. */
    public boolean asksToday() {
        return where.asksToday() || (of != null && of.asksToday());
    }

    /**
     * The figure that a pack says.
     *
     * @param ground what its conditions can speak of
     * @param counted the states that count where it asks for none; empty where everything does
     */
    public static Figure read(PackItem item, Condition.Ground ground, List<String> counted) {
        Condition where = condition(item, "where", ground);
        Condition of = item.has("of") ? condition(item, "of", ground) : null;
        boolean asks = where.asksState() || (of != null && of.asksState());
        boolean usual = !asks && !counted.isEmpty();
        Condition states = new Condition.StateIn(counted);
        return new Figure(
                item.id(),
                title(item.text("title")),
                Kind.valueOf(item.string("kind").toUpperCase(Locale.ROOT)),
                item.findString("each").orElse(null),
                item.findString("day").orElse(null),
                item.findString("field").orElse(null),
                item.findString("over").orElse(null),
                item.findString("weight").orElse(null),
                usual ? new Condition.All(List.of(states, where)) : where,
                of == null || !usual ? of : new Condition.All(List.of(states, of)),
                asks,
                Measure.of(item),
                item.findInteger("decimals").orElse(null),
                item.strings("by"),
                item.findString("element").orElse(null),
                item.findDecimal("target").orElse(null),
                item.findString("ref").orElse(null));
    }

    private static Title title(PackText text) {
        return Title.of(text.preferChinese(), text.en());
    }

    private static Condition condition(PackItem owner, String word, Condition.Ground ground) {
        return owner.find(word)
                .map(condition -> Condition.read(condition.node(), ground, ""))
                .orElse(Condition.always());
    }

    /** What is wrong with a figure in a pack beyond its schema. */
    public static List<PackFault> inspect(PackItem figure, Condition.Ground ground) {
        List<PackFault> faults = new ArrayList<>();
        Set<String> needs = switch (figure.string("kind")) {
            case "sum", "mean" -> Set.of("field");
            case "ratio" -> Set.of("field", "over");
            case "share" -> Set.of("of");
            default -> Set.of();
        };
        needs.stream()
                .sorted()
                .filter(need -> !figure.has(need))
                .forEach(need -> faults.add(PackFault.of(figure.place(), "missing-field", null, need, need)));
        for (String number : List.of("field", "over", "weight")) {
            named(figure, number, ground.form(), Figure::numeric, "number, money", faults);
        }
        named(figure, "day", ground.form(), kind -> kind instanceof FieldKind.Day, "date", faults);
        figure.list("by")
                .forEach(by -> field(
                        by,
                        by.node().asString(),
                        ground.form(),
                        Figure::groups,
                        "code, reference, truth, text",
                        faults));
        for (String word : List.of("where", "of")) {
            figure.find(word).ifPresent(condition -> faults.addAll(Condition.inspect(condition, ground)));
        }
        return faults;
    }

    /** Refuses to count the items of a list where there are none. */
    public static List<PackFault> ofTheWhole(PackItem figure) {
        return figure.find("each").stream()
                .map(each ->
                        PackFault.of(each.place(), "not-allowed", "each", "day, field, over, weight, where, of, by", 1))
                .toList();
    }

    /** The same, by this day where it names none itself. */
    public Figure usually(String usualDay) {
        return new Figure(
                id,
                title,
                kind,
                each,
                day == null ? usualDay : day,
                field,
                over,
                weight,
                where,
                of,
                asksState,
                measure,
                decimals,
                by,
                element,
                target,
                ref);
    }

    /** Figures that are called like one before them. */
    public static List<PackFault> twice(List<PackItem> figures) {
        Set<String> seen = new HashSet<>();
        return figures.stream()
                .filter(one -> !seen.add(one.id()))
                .map(one -> PackFault.of(one.place(), "field-twice", one.id(), null, one.id()))
                .toList();
    }

    private static void named(
            PackItem owner,
            String word,
            FieldSet form,
            Predicate<FieldKind> fits,
            String allowed,
            List<PackFault> faults) {
        owner.find(word).ifPresent(named -> field(named, named.node().asString(), form, fits, allowed, faults));
    }

    private static void field(
            PackItem place,
            String id,
            FieldSet form,
            Predicate<FieldKind> fits,
            String allowed,
            List<PackFault> faults) {
        Field field = form.find(id).orElse(null);
        if (field == null) {
            String known = form.fields().stream().map(Field::id).collect(Collectors.joining(", "));
            faults.add(PackFault.of(place.place(), "unknown-reference", id, known, id, "field"));
        } else if (!fits.test(field.kind())) {
            faults.add(
                    PackFault.of(place.place(), "register-field", field.kind().word(), allowed, id, allowed));
        }
    }

    private static boolean numeric(FieldKind kind) {
        return kind instanceof FieldKind.Numeric
                || (kind instanceof FieldKind.Computed computed && computed.gives() == FeelType.NUMBER);
    }

    private static boolean groups(FieldKind kind) {
        return kind instanceof FieldKind.Code
                || kind instanceof FieldKind.Reference
                || kind instanceof FieldKind.Truth
                || kind instanceof FieldKind.Text;
    }
}
