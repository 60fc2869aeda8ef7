package io.qingyuan.intake.internal.shaping;

import io.qingyuan.intake.IntakeField;
import io.qingyuan.intake.IntakeForm;
import io.qingyuan.intake.internal.reading.RawCell;
import io.qingyuan.intake.internal.reading.RawRow;
import io.qingyuan.intake.internal.reading.SheetFacts;
import io.qingyuan.intake.internal.shaping.Mapping.Role;
import io.qingyuan.intake.internal.shaping.Mapping.Use;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the header of a sheet and what its columns are for: by the mapping of an earlier file, by the names of fields and
 * choices, by periods, and last by likeness. Only a proposal; a person confirms it.
 */
public final class Suggestion {

    private static final int HEADER_STARTS = 30;
    private static final int HEADER_ROWS = 4;
    private static final int SAMPLES = 10;
    private static final double LIKE = 0.6;
    private static final double MOST_FILLED = 0.6;

    private static final double KNOWN = 4;
    private static final double EXACT = 3;
    private static final double SPREADS = 2;
    private static final double SIMILAR = 1;

    private static final Pattern LABELLED = Pattern.compile("^[^:]{2,10}:.*");
    private static final Pattern TOTAL = Pattern.compile(".*(合计|小计|总计)$");

    private final IntakeForm form;
    private final ValueReader reader;
    private final Map<String, Use> known = new HashMap<>();

    /** @param earlier uses of columns in earlier mappings of the target, the latest first */
    public Suggestion(IntakeForm form, List<Use> earlier) {
        this.form = form;
        reader = new ValueReader(form);
        for (Use use : earlier) {
            known.putIfAbsent(Folding.name(use.heading()), use);
        }
    }

    /**
     * What was found for a sheet.
     *
     * @param score how much of the form the header covers; 0 where nothing was recognised
     */
    public record Found(Header header, Mapping mapping, double score) {}

    /**
     * The sheet that covers most of the form. One that the program does not show is never chosen by itself.
     *
     * @param sheet position among the sheets
     */
    public record Chosen(int sheet, Found found) {}

    public Optional<Chosen> choose(List<SheetFacts> sheets) {
        Chosen best = null;
        for (int i = 0; i < sheets.size(); i++) {
            if (sheets.get(i).hidden()) {
                continue;
            }
            Optional<Found> found = find(sheets.get(i));
            if (found.isPresent()
                    && (best == null || found.get().score() > best.found().score())) {
                best = new Chosen(i, found.get());
            }
        }
        return Optional.ofNullable(best);
    }

    /** The best reading of the sheet; empty where it has no rows. */
    public Optional<Found> find(SheetFacts sheet) {
        Found best = null;
        List<RawRow> head = sheet.head();
        for (int start = 0; start < Math.min(head.size(), HEADER_STARTS); start++) {
            for (int rows = 1; rows <= HEADER_ROWS && start + rows <= head.size(); rows++) {
                if (canBeHeader(head, start, rows)) {
                    Found found = at(sheet, start, rows);
                    if (best == null || found.score() > best.score()) {
                        best = found;
                    }
                }
            }
        }
        if (best == null && !head.isEmpty()) {
            best = at(sheet, 0, 1);
        }
        return Optional.ofNullable(best);
    }

    /** The sheet read with the header where a person says it is. */
    public Optional<Found> withHeader(SheetFacts sheet, int row, int rows) {
        List<RawRow> head = sheet.head();
        for (int start = 0; start < head.size(); start++) {
            if (head.get(start).number() == row) {
                int last = start;
                while (last + 1 < head.size() && head.get(last + 1).number() < row + rows) {
                    last++;
                }
                return Optional.of(at(sheet, start, last - start + 1));
            }
        }
        return Optional.empty();
    }

    private boolean canBeHeader(List<RawRow> head, int start, int rows) {
        List<List<String>> lines = Header.lines(head, start, rows);
        long most = 0;
        for (int i = 0; i < rows; i++) {
            RawRow row = head.get(start + i);
            Set<String> texts = new HashSet<>();
            for (RawCell cell : row.cells()) {
                String text = Folding.fold(cell.text());
                if (text.isEmpty()) {
                    continue;
                }
                if (LABELLED.matcher(text.replace('：', ':')).matches() || isNumber(text)) {
                    return false;
                }
                texts.add(text);
            }
            if (texts.size() < 2) {
                return false;
            }
            most = Math.max(most, filled(lines.get(i)));
        }
        for (List<String> line : lines) {
            if (filled(line) < most * MOST_FILLED) {
                return false;
            }
        }
        return true;
    }

    private static long filled(List<String> line) {
        return line.stream().filter(text -> !text.isEmpty()).count();
    }

    private static boolean isNumber(String text) {
        return NumberText.parse(text).filter(number -> number.unit().isEmpty()).isPresent()
                && DateText.period(text, false).isEmpty();
    }

    private Found at(SheetFacts sheet, int start, int rows) {
        Header header = Header.of(sheet.head(), start, rows);
        List<RawRow> below = sheet.head().stream()
                .filter(row -> row.number() > header.lastRow())
                .limit(SAMPLES)
                .toList();
        List<Choice> choices = new ArrayList<>();
        for (int column = 0; column < header.headings().size(); column++) {
            choices.add(choose(header.headings().get(column), column, below));
        }
        // what the program does not show is not taken unless somebody says so
        sheet.hiddenColumns().stream()
                .filter(column -> column < choices.size())
                .forEach(column -> choices.set(
                        column, new Choice(Use.ignored(choices.get(column).use().heading()), 0)));
        settle(choices);
        String above = unitAbove(sheet, header);
        List<Use> uses =
                choices.stream().map(choice -> withUnit(choice.use(), above)).toList();
        double score = choices.stream().mapToDouble(Choice::weight).sum();
        if (score > 0) {
            // of equals the one that ends first, so that no row of texts is swallowed; then the one with more group
            // rows
            score += 0.000_01 * rows - 0.001 * (start + rows);
        }
        return new Found(header, new Mapping(sheet.name(), header.row(), header.rows(), uses, Map.of(), false), score);
    }

    private record Choice(Use use, double weight) {}

    private Choice choose(String heading, int column, List<RawRow> below) {
        Use before = known.get(Folding.name(heading));
        if (before != null && fits(before)) {
            double weight = before.role() == Role.IGNORED ? 0.5 : KNOWN;
            return new Choice(new Use(heading, before.role(), before.field(), before.sets(), before.unit()), weight);
        }
        List<Heading> parts = new ArrayList<>();
        for (String part : heading.split(Pattern.quote(Header.JOIN))) {
            parts.add(Heading.of(part));
        }
        String unit = parts.stream()
                .map(Heading::unit)
                .filter(word -> !word.isEmpty())
                .reduce("", (_, last) -> last);
        for (int i = parts.size() - 1; i >= 0; i--) {
            IntakeField field = named(parts.get(i).name());
            if (field != null) {
                return new Choice(new Use(heading, Role.FIELD, field.code(), Map.of(), unitFor(field, unit)), EXACT);
            }
        }
        Map<String, String> sets = sets(parts);
        if (!sets.isEmpty()) {
            return new Choice(new Use(heading, Role.SPREAD, "", sets, unit), SPREADS);
        }
        if (isUnits(parts.getLast().name(), column, below)) {
            return new Choice(new Use(heading, Role.UNIT, "", Map.of(), ""), SIMILAR);
        }
        return TOTAL.matcher(parts.getLast().name()).matches()
                ? new Choice(Use.ignored(heading), 0)
                : alike(heading, parts, unit);
    }

    /** An earlier use may name what the form no longer has. */
    private boolean fits(Use use) {
        return switch (use.role()) {
            case FIELD -> form.find(use.field()).isPresent();
            case SPREAD ->
                form.measure() != null
                        && use.sets().keySet().stream()
                                .allMatch(code -> form.find(code).isPresent());
            case UNIT -> form.measure() != null;
            case IGNORED -> true;
        };
    }

    private @Nullable IntakeField named(String name) {
        String wanted = Folding.name(name);
        for (IntakeField field : form.fields()) {
            if (names(field).contains(wanted)) {
                return field;
            }
        }
        return null;
    }

    private static Set<String> names(IntakeField field) {
        Set<String> names = new HashSet<>();
        names.add(Folding.name(field.code()));
        names.add(Folding.name(field.title().zh()));
        String english = field.title().en();
        if (english != null) {
            names.add(Folding.name(english));
        }
        field.synonyms().forEach(name -> names.add(Folding.name(name)));
        return names;
    }

    /** What the parts of a heading settle for the rows below it: an element, a place, a period. */
    private Map<String, String> sets(List<Heading> parts) {
        Map<String, String> sets = new LinkedHashMap<>();
        if (form.measure() == null) {
            return sets;
        }
        for (Heading part : parts) {
            for (IntakeField field : form.fields()) {
                boolean settles = switch (field.type()) {
                    case CHOICE -> reader.choice(field.code(), part.name()).isPresent();
                    case PERIOD -> DateText.period(part.name(), false).isPresent();
                    case TEXT, NUMBER, DAY -> false;
                };
                if (settles) {
                    sets.putIfAbsent(field.code(), part.name());
                    break;
                }
            }
        }
        return sets;
    }

    private boolean isUnits(String name, int column, List<RawRow> below) {
        if (form.measure() == null || !name.endsWith("单位")) {
            return false;
        }
        List<String> cells = below.stream()
                .map(row -> row.cell(column).text())
                .filter(text -> !text.isBlank())
                .toList();
        return !cells.isEmpty()
                && cells.stream().allMatch(text -> Measure.find(text).isPresent());
    }

    private Choice alike(String heading, List<Heading> parts, String unit) {
        IntakeField best = null;
        double most = LIKE;
        for (Heading part : parts) {
            String name = Folding.name(part.name());
            for (IntakeField field : form.fields()) {
                for (String known : names(field)) {
                    double likeness = likeness(name, known);
                    if (likeness > most) {
                        most = likeness;
                        best = field;
                    }
                }
            }
        }
        return best == null
                ? new Choice(Use.ignored(heading), 0)
                : new Choice(new Use(heading, Role.FIELD, best.code(), Map.of(), unitFor(best, unit)), SIMILAR * most);
    }

    /** How many pairs of neighbouring characters two names share, 0 to 1; one within the other counts as near. */
    static double likeness(String one, String other) {
        if (one.length() < 2 || other.length() < 2) {
            return 0;
        }
        if (one.contains(other) || other.contains(one)) {
            return 0.61 + 0.38 * Math.min(one.length(), other.length()) / Math.max(one.length(), other.length());
        }
        Map<String, Integer> pairs = new HashMap<>();
        for (int i = 0; i + 2 <= one.length(); i++) {
            pairs.merge(one.substring(i, i + 2), 1, Integer::sum);
        }
        int shared = 0;
        for (int i = 0; i + 2 <= other.length(); i++) {
            Integer left = pairs.get(other.substring(i, i + 2));
            if (left != null && left > 0) {
                pairs.put(other.substring(i, i + 2), left - 1);
                shared++;
            }
        }
        return 2.0 * shared / (one.length() + other.length() - 2);
    }

    private static String unitFor(IntakeField field, String unit) {
        return field.type() == IntakeField.Type.NUMBER ? unit : "";
    }

    /** A field has one column, the likeliest; two columns do not spread the same. */
    private void settle(List<Choice> choices) {
        Map<String, Integer> owner = new HashMap<>();
        for (int i = 0; i < choices.size(); i++) {
            Choice choice = choices.get(i);
            String name = switch (choice.use().role()) {
                case FIELD -> choice.use().field();
                case SPREAD -> "spread:" + new TreeMap<>(choice.use().sets());
                case UNIT -> "unit";
                case IGNORED -> null;
            };
            if (name == null) {
                continue;
            }
            Integer other = owner.get(name);
            if (other == null) {
                owner.put(name, i);
            } else if (choices.get(other).weight() >= choice.weight()) {
                choices.set(i, new Choice(Use.ignored(choice.use().heading()), 0));
            } else {
                choices.set(
                        other, new Choice(Use.ignored(choices.get(other).use().heading()), 0));
                owner.put(name, i);
            }
        }
        boolean spreads = choices.stream().anyMatch(choice -> choice.use().role() == Role.SPREAD);
        boolean measured = choices.stream()
                .anyMatch(choice -> choice.use().role() == Role.FIELD
                        && choice.use().field().equals(form.measure()));
        if (spreads && measured) {
            onlySpreadOrMeasure(choices);
        }
    }

    /** A table either spreads the measure or has it in a column of its own; whichever is the more certain stands. */
    private void onlySpreadOrMeasure(List<Choice> choices) {
        double spread = choices.stream()
                .filter(choice -> choice.use().role() == Role.SPREAD)
                .mapToDouble(Choice::weight)
                .sum();
        double measure = choices.stream()
                .filter(choice -> choice.use().field().equals(form.measure()))
                .mapToDouble(Choice::weight)
                .sum();
        for (int i = 0; i < choices.size(); i++) {
            Use use = choices.get(i).use();
            boolean loses = spread > measure ? use.field().equals(form.measure()) : use.role() == Role.SPREAD;
            if (loses) {
                choices.set(i, new Choice(Use.ignored(use.heading()), 0));
            }
        }
    }

    private static String unitAbove(SheetFacts sheet, Header header) {
        return sheet.head().stream()
                .filter(row -> row.number() < header.row())
                .flatMap(row -> row.cells().stream())
                .flatMap(cell -> Heading.unitAbove(cell.text()).stream())
                .findFirst()
                .orElse("");
    }

    private Use withUnit(Use use, String above) {
        if (above.isEmpty() || !use.unit().isEmpty()) {
            return use;
        }
        boolean numbers = use.role() == Role.SPREAD
                || (use.role() == Role.FIELD
                        && form.find(use.field())
                                .filter(field -> field.type() == IntakeField.Type.NUMBER)
                                .isPresent());
        return numbers ? new Use(use.heading(), use.role(), use.field(), use.sets(), above) : use;
    }
}
