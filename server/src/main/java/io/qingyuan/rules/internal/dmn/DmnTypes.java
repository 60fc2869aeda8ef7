package io.qingyuan.rules.internal.dmn;

import io.qingyuan.rules.DmnProblem;
import io.qingyuan.rules.DmnProblem.Kind;
import io.qingyuan.rules.FeelType;
import io.qingyuan.rules.internal.dmn.XmlTree.Element;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The types of values: number, string, boolean, date, and types made of them by allowed values. */
final class DmnTypes {

    private static final Map<String, FeelType> PLAIN = Map.of(
            "number", FeelType.NUMBER, "string", FeelType.TEXT, "boolean", FeelType.BOOLEAN, "date", FeelType.DAY);

    /** One word in Latin letters: what FEEL can read without doubt. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,59}");

    /** How a value is typed where it is used. */
    record Use(FeelType type, @Nullable String allowed) {}

    private final List<DmnProblem> problems;
    private final Map<String, Use> items = new HashMap<>();

    DmnTypes(List<DmnProblem> problems) {
        this.problems = problems;
    }

    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** The word of DMN for a type. */
    static String word(FeelType type) {
        return switch (type) {
            case NUMBER -> "number";
            case TEXT -> "string";
            case BOOLEAN -> "boolean";
            case DAY -> "date";
        };
    }

    void define(List<Element> definitions) {
        for (Element element : definitions) {
            String name = element.attribute("name").orElse("");
            Optional<FeelType> base = element.find("typeRef")
                    .map(Element::content)
                    .map(DmnTypes::local)
                    .map(PLAIN::get);
            if (name.isEmpty() || base.isEmpty()) {
                problems.add(DmnProblem.of(
                        Kind.TYPE,
                        element.line(),
                        element.find("typeRef").map(Element::content).orElse(name)));
                continue;
            }
            String allowed = element.find("allowedValues").map(Element::textOf).orElse(null);
            if (items.put(name, new Use(base.get(), allowed)) != null) {
                problems.add(DmnProblem.of(Kind.NAME_TWICE, element.line(), name));
            }
        }
    }

    Use use(Optional<String> reference, int line) {
        String name = reference.map(DmnTypes::local).orElse("");
        FeelType plain = PLAIN.get(name);
        Use item = plain == null ? items.get(name) : new Use(plain, null);
        if (item == null) {
            problems.add(DmnProblem.of(Kind.TYPE, line, name));
            return new Use(FeelType.TEXT, null);
        }
        return item;
    }

    /** Older editors write {@code feel:number}. */
    private static String local(String reference) {
        return reference.startsWith("feel:") ? reference.substring(5) : reference;
    }
}
