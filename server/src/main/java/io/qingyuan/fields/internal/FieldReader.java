package io.qingyuan.fields.internal;

import io.qingyuan.fields.Field;
import io.qingyuan.fields.FieldKind;
import io.qingyuan.fields.FieldSet;
import io.qingyuan.fields.Measure;
import io.qingyuan.fields.ReferenceTarget;
import io.qingyuan.fields.Section;
import io.qingyuan.identity.Title;
import io.qingyuan.packs.PackFault;
import io.qingyuan.packs.PackItem;
import io.qingyuan.packs.PackText;
import io.qingyuan.packs.PackTexts;
import io.qingyuan.rules.FeelFormula;
import io.qingyuan.rules.FeelProblem;
import io.qingyuan.rules.FeelType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Fields as packs write them. */
public final class FieldReader {

    private static final int USUAL_CHARACTERS = 1000;
    private static final int USUAL_LINES_CHARACTERS = 10_000;
    private static final int USUAL_FILES = 20;
    private static final int USUAL_ROWS = 1000;

    /** Which further words a kind of field may have. */
    private static final Map<String, Set<String>> WORDS = Map.of(
            "text", Set.of("lines", "most", "pattern", "form"),
            "number", Set.of("unit", "decimals", "min", "max"),
            "money", Set.of("unit", "decimals", "min", "max"),
            "date", Set.of("from", "to"),
            "truth", Set.of(),
            "code", Set.of("codes"),
            "reference", Set.of("target", "register", "document", "procedure"),
            "geometry", Set.of("shape"),
            "files", Set.of("most"),
            "rows", Set.of("fields", "most"));

    private static final Set<String> COMPUTED_WORDS = Set.of("feel", "gives", "unit", "decimals");

    private static final Set<String> ALL_WORDS = Set.of(
            "lines",
            "most",
            "pattern",
            "form",
            "unit",
            "decimals",
            "min",
            "max",
            "from",
            "to",
            "codes",
            "target",
            "register",
            "document",
            "procedure",
            "shape",
            "fields",
            "feel",
            "gives");

    private FieldReader() {}

    public static FieldSet read(PackItem owner) {
        List<Section> sections = owner.list("sections").stream()
                .map(item -> new Section(item.id(), title(item.text("title")), help(item)))
                .toList();
        List<PackItem> items = owner.list("fields");
        Map<String, FeelType> variables = variables(items);
        return new FieldSet(
                sections, items.stream().map(item -> field(item, variables)).toList());
    }

    private static Field field(PackItem item, Map<String, FeelType> variables) {
        return new Field(
                item.id(),
                title(item.text("title")),
                help(item),
                item.findString("section").orElse(null),
                item.flag("required"),
                item.flag("filter"),
                item.flag("unique"),
                item.flag("column"),
                item.flag("public"),
                item.flag("private"),
                kind(item, variables));
    }

    private static FieldKind kind(PackItem item, Map<String, FeelType> variables) {
        String type = item.string("type");
        return switch (type) {
            case "text" ->
                new FieldKind.Text(
                        item.findInteger("most").orElse(item.flag("lines") ? USUAL_LINES_CHARACTERS : USUAL_CHARACTERS),
                        item.flag("lines"),
                        item.findString("pattern").map(Pattern::compile).orElse(null),
                        item.findText("form").map(FieldReader::title).orElse(null));
            case "number", "money" ->
                new FieldKind.Numeric(
                        type.equals("money"),
                        Measure.of(item),
                        item.findInteger("decimals").orElse(null),
                        item.findDecimal("min").orElse(null),
                        item.findDecimal("max").orElse(null));
            case "date" ->
                new FieldKind.Day(
                        item.findString("from").map(LocalDate::parse).orElse(null),
                        item.findString("to").map(LocalDate::parse).orElse(null));
            case "truth" -> new FieldKind.Truth();
            case "code" -> new FieldKind.Code(item.string("codes"));
            case "reference" -> new FieldKind.Reference(new ReferenceTarget(item.string("target"), of(item)));
            case "geometry" ->
                new FieldKind.Geometry(
                        FieldKind.Shape.valueOf(item.string("shape").toUpperCase(Locale.ROOT)));
            case "files" -> new FieldKind.Files(item.findInteger("most").orElse(USUAL_FILES));
            case "rows" ->
                new FieldKind.Rows(read(item), item.findInteger("most").orElse(USUAL_ROWS));
            case "computed" -> computed(item, variables);
            default -> throw new IllegalStateException(item.place() + ": no field is of type " + type);
        };
    }

    /** In which register, of which kind or procedure. */
    private static @Nullable String of(PackItem item) {
        return item.findString("register")
                .or(() -> item.findString("document"))
                .or(() -> item.findString("procedure"))
                .orElse(null);
    }

    private static FieldKind computed(PackItem item, Map<String, FeelType> variables) {
        String feel = item.string("feel");
        Map<String, FeelType> used = new LinkedHashMap<>();
        variables.forEach((name, type) -> {
            if (mentions(feel, name)) {
                used.put(name, type);
            }
        });
        return new FieldKind.Computed(
                FeelFormula.compile(feel, used),
                gives(item),
                Measure.of(item),
                item.findInteger("decimals").orElse(null));
    }

    static boolean mentions(String feel, String name) {
        return Pattern.compile("(?<![A-Za-z0-9_])" + Pattern.quote(name) + "(?![A-Za-z0-9_])")
                .matcher(feel)
                .find();
    }

    private static FeelType gives(PackItem item) {
        return switch (item.string("gives")) {
            case "number" -> FeelType.NUMBER;
            case "text" -> FeelType.TEXT;
            case "date" -> FeelType.DAY;
            default -> FeelType.BOOLEAN;
        };
    }

    /** What formulas of the form may name: every field with one value, and of rows their number and the sums of their numbers. */
    private static Map<String, FeelType> variables(List<PackItem> items) {
        Map<String, FeelType> variables = new LinkedHashMap<>();
        for (PackItem item : items) {
            String id = item.id();
            switch (item.string("type")) {
                case "text", "code", "reference" -> variables.put(id, FeelType.TEXT);
                case "number", "money" -> variables.put(id, FeelType.NUMBER);
                case "date" -> variables.put(id, FeelType.DAY);
                case "truth" -> variables.put(id, FeelType.BOOLEAN);
                case "computed" -> variables.put(id, gives(item));
                case "files" -> variables.put("count_" + id, FeelType.NUMBER);
                case "rows" -> {
                    variables.put("count_" + id, FeelType.NUMBER);
                    variables(item.list("fields")).forEach((name, type) -> {
                        if (type == FeelType.NUMBER) {
                            variables.put("sum_" + id + "_" + name, FeelType.NUMBER);
                        }
                    });
                }
                default -> {}
            }
        }
        return variables;
    }

    private static Title title(PackText text) {
        return Title.of(text.preferChinese(), text.en());
    }

    private static @Nullable Title help(PackItem item) {
        return item.findText("help").map(FieldReader::title).orElse(null);
    }

    // --- inspection
    // -----------------------------------------------------------------------------------------------------

    public static List<PackFault> inspect(PackItem owner) {
        List<PackFault> faults = new ArrayList<>();
        Set<String> sections = new HashSet<>();
        for (PackItem section : owner.list("sections")) {
            if (!sections.add(section.id())) {
                faults.add(PackFault.of(section.place(), "field-twice", section.id(), null, section.id()));
            }
        }
        List<PackItem> items = owner.list("fields");
        Map<String, FeelType> variables = variables(items);
        Set<String> seen = new HashSet<>();
        for (PackItem item : items) {
            if (!seen.add(item.id())) {
                faults.add(PackFault.of(item.place(), "field-twice", item.id(), null, item.id()));
            }
            item.findString("section")
                    .filter(section -> !sections.contains(section))
                    .ifPresent(section -> faults.add(PackFault.of(
                            item.place(), "field-section", section, String.join(", ", sections), section)));
            inspect(item, variables, faults);
        }
        circle(items).ifPresent(faults::add);
        return faults;
    }

    private static void inspect(PackItem item, Map<String, FeelType> variables, List<PackFault> faults) {
        String type = item.string("type");
        Set<String> allowed = type.equals("computed") ? COMPUTED_WORDS : WORDS.getOrDefault(type, Set.of());
        for (String word : item.node().propertyNames()) {
            if (ALL_WORDS.contains(word) && !allowed.contains(word)) {
                faults.add(PackFault.of(
                        item.document().place(item.pointer() + "/" + word), "field-word", word, type, word, type));
            }
        }
        item.findString("pattern").ifPresent(pattern -> {
            try {
                Pattern.compile(pattern);
            } catch (PatternSyntaxException e) {
                faults.add(PackFault.of(item.place(), "field-pattern", pattern, null, e.getDescription()));
            }
        });
        Optional<BigDecimal> max = item.findDecimal("max");
        item.findDecimal("min")
                .filter(min -> max.isPresent() && min.compareTo(max.get()) > 0)
                .ifPresent(min -> faults.add(
                        PackFault.of(item.place(), "field-range", min.toPlainString(), "<= " + max.get(), max.get())));
        if (type.equals("rows")) {
            faults.addAll(inspect(item));
            item.list("fields").stream()
                    .filter(inner -> Set.of("rows", "geometry").contains(inner.string("type")))
                    .forEach(inner -> faults.add(PackFault.of(
                            inner.place(), "field-in-rows", inner.string("type"), null, inner.string("type"))));
        }
        if (type.equals("computed")) {
            formula(item, variables, faults);
        }
    }

    private static void formula(PackItem item, Map<String, FeelType> variables, List<PackFault> faults) {
        for (FeelProblem problem : FeelFormula.check(item.string("feel"), variables)) {
            faults.add(PackFault.of(
                    item.document().place(item.pointer() + "/feel"),
                    "formula",
                    item.string("feel"),
                    String.join(", ", variables.keySet()),
                    new PackText(text(problem, Locale.CHINESE), text(problem, Locale.ENGLISH))));
        }
    }

    private static String text(FeelProblem problem, Locale locale) {
        return PackTexts.of("messages/rules", locale)
                .text(
                        "feel.problem." + problem.kind().word(),
                        List.of(Integer.toString(problem.line()), Integer.toString(problem.column()), problem.found()));
    }

    /** A computed field that follows from itself. */
    private static Optional<PackFault> circle(List<PackItem> items) {
        Map<String, PackItem> computed = new LinkedHashMap<>();
        items.stream().filter(item -> item.has("feel")).forEach(item -> computed.put(item.id(), item));
        Set<String> clean = new HashSet<>();
        for (String start : computed.keySet()) {
            List<String> path = new ArrayList<>();
            if (reaches(start, computed, clean, path)) {
                PackItem item = computed.get(start);
                return Optional.of(PackFault.of(item.place(), "circle", start, null, String.join(" → ", path)));
            }
        }
        return Optional.empty();
    }

    private static boolean reaches(String at, Map<String, PackItem> computed, Set<String> clean, List<String> path) {
        if (path.contains(at)) {
            path.add(at);
            return true;
        }
        if (clean.contains(at)) {
            return false;
        }
        path.add(at);
        PackItem item = computed.get(at);
        if (item != null) {
            for (String next : computed.keySet()) {
                if (mentions(item.string("feel"), next) && reaches(next, computed, clean, path)) {
                    return true;
                }
            }
        }
        path.removeLast();
        clean.add(at);
        return false;
    }
}
