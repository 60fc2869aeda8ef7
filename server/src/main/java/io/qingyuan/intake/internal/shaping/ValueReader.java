package io.qingyuan.intake.internal.shaping;

import io.qingyuan.intake.Absence;
import io.qingyuan.intake.IntakeFault;
import io.qingyuan.intake.IntakeField;
import io.qingyuan.intake.IntakeForm;
import io.qingyuan.intake.IntakeProblem;
import io.qingyuan.intake.IntakeValue;
import io.qingyuan.intake.internal.reading.RawCell.Mark;
import io.qingyuan.sheets.FormulaSigns;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what is written into the values of a form's fields, and says what is wrong with what is not. */
public final class ValueReader {

    private static final Set<String> UNAVAILABLE = Set.of("—", "——", "–", "―", "─", "-", "--", "－", "…");
    private static final int SHOWN_CHOICES = 12;

    private final IntakeForm form;
    private final Map<String, Choices> choices = new HashMap<>();

    public ValueReader(IntakeForm form) {
        this.form = form;
        form.fields().stream()
                .filter(field -> field.type() == IntakeField.Type.CHOICE)
                .forEach(field -> choices.put(field.code(), new Choices(field)));
    }

    /**
     * What became of a row.
     *
     * @param values every field of the form; those with a fault are empty
     */
    public record Read(Map<String, IntakeValue> values, List<IntakeFault> faults, boolean computed) {}

    /** The choices of a field by every name they have. */
    private static final class Choices {
        private final Map<String, IntakeField.Choice> byName = new HashMap<>();
        private final Set<String> doubtful = new HashSet<>();

        Choices(IntakeField field) {
            for (IntakeField.Choice choice : field.choices()) {
                put(choice.code(), choice);
                put(choice.title().zh(), choice);
                if (choice.title().en() != null) {
                    put(choice.title().en(), choice);
                }
                choice.synonyms().forEach(name -> put(name, choice));
            }
            doubtful.forEach(byName::remove);
        }

        private void put(String name, IntakeField.Choice choice) {
            IntakeField.Choice before = byName.put(Folding.name(name), choice);
            if (before != null && !before.code().equals(choice.code())) {
                doubtful.add(Folding.name(name));
            }
        }

        Optional<IntakeField.Choice> find(String text) {
            IntakeField.Choice exact = byName.get(Folding.name(text));
            if (exact == null) {
                exact = byName.get(Folding.name(Heading.unnumbered(text)));
            }
            if (exact == null) {
                exact = byName.get(
                        Folding.name(Heading.of(Heading.unnumbered(text)).name()));
            }
            return Optional.ofNullable(exact);
        }
    }

    /** The choice that a text names, also with numbering before and a unit behind it. */
    public Optional<IntakeField.Choice> choice(String field, String text) {
        Choices known = choices.get(field);
        return known == null ? Optional.empty() : known.find(text);
    }

    public Read read(Map<String, Written> row) {
        Map<String, IntakeValue> values = new LinkedHashMap<>();
        List<IntakeFault> faults = new ArrayList<>();
        boolean computed = false;
        for (IntakeField field : form.fields()) {
            Written written = row.get(field.code());
            IntakeValue value = new IntakeValue.Empty();
            if (written != null) {
                computed |= written.is(Mark.COMPUTED);
                value = read(field, written, row, faults);
            }
            if (value instanceof IntakeValue.Empty
                    && field.required()
                    && faults.stream().noneMatch(fault -> fault.field().equals(field.code()))) {
                faults.add(fault(field, IntakeProblem.MISSING, "", ""));
            }
            values.put(field.code(), value);
        }
        return new Read(values, faults, computed);
    }

    private IntakeValue read(IntakeField field, Written written, Map<String, Written> row, List<IntakeFault> faults) {
        String text = Folding.fold(written.text());
        int before = faults.size();
        if (written.is(Mark.EXTERNAL)) {
            faults.add(fault(field, IntakeProblem.EXTERNAL_FORMULA, text, ""));
        } else if (written.is(Mark.COMPUTED) && form.formulas() == IntakeForm.Formulas.REFUSED) {
            faults.add(fault(field, IntakeProblem.FORMULA, text, ""));
        } else if (written.is(Mark.ERROR)) {
            faults.add(fault(field, IntakeProblem.ERROR_CELL, text, ""));
        }
        if (faults.size() > before || text.isEmpty()) {
            return new IntakeValue.Empty();
        }
        Absence absence = absence(text);
        if (absence != null
                && (field.type() != IntakeField.Type.TEXT || field.absences().contains(absence))) {
            if (field.absences().contains(absence)) {
                return new IntakeValue.Absent(absence);
            }
            if (choice(field.code(), text).isEmpty()) {
                faults.add(fault(field, IntakeProblem.ABSENT, text, signs(field)));
                return new IntakeValue.Empty();
            }
        }
        return switch (field.type()) {
            case TEXT -> text(field, written.text().strip(), faults); // texts stay as they were written
            case NUMBER -> number(field, text, written, row, faults);
            case DAY ->
                DateText.day(text, written.is(Mark.NUMERIC))
                        .<IntakeValue>map(IntakeValue.Day::new)
                        .orElseGet(() -> refused(field, IntakeProblem.NOT_A_DAY, text, "2024-03-05", faults));
            case PERIOD ->
                DateText.period(text, written.is(Mark.NUMERIC))
                        .<IntakeValue>map(IntakeValue.Period::new)
                        .orElseGet(
                                () -> refused(field, IntakeProblem.NOT_A_PERIOD, text, "2024、2024-Q1、2024-03", faults));
            case CHOICE ->
                choice(field.code(), text)
                        .<IntakeValue>map(choice -> new IntakeValue.Chosen(choice.code()))
                        .orElseGet(() -> refused(field, IntakeProblem.NOT_A_CHOICE, text, names(field), faults));
        };
    }

    private static @Nullable Absence absence(String text) {
        if (UNAVAILABLE.contains(text)) {
            return Absence.UNAVAILABLE;
        }
        if (text.equals("/")) {
            return Absence.NOT_APPLICABLE;
        }
        return text.equals("无") ? Absence.NONE : null;
    }

    private static IntakeValue text(IntakeField field, String text, List<IntakeFault> faults) {
        return text.length() > field.mostCharacters()
                ? refused(
                        field,
                        IntakeProblem.TOO_LONG,
                        Integer.toString(text.length()),
                        Integer.toString(field.mostCharacters()),
                        faults)
                : new IntakeValue.Text(FormulaSigns.unescaped(text));
    }

    private IntakeValue number(
            IntakeField field, String text, Written written, Map<String, Written> row, List<IntakeFault> faults) {
        Optional<NumberText> parsed = NumberText.parse(text);
        String wanted = wantedUnit(field, row);
        if (parsed.isEmpty()) {
            return refused(field, IntakeProblem.NOT_A_NUMBER, text, range(field), faults);
        }
        String behind = parsed.get().unit();
        String given = !behind.isEmpty() ? behind : !written.unit().isEmpty() ? written.unit() : labelUnit(field, row);
        BigDecimal number = parsed.get().number();
        if (!given.isEmpty()) {
            Measure from = Measure.of(given);
            boolean converts = !wanted.isEmpty() && from.converts(Measure.of(wanted));
            if (converts) {
                number = from.convert(number, Measure.of(wanted));
            } else if (!behind.isEmpty() && Measure.find(given).isEmpty()) {
                // words behind a number, not a unit
                return refused(field, IntakeProblem.NOT_A_NUMBER, text, range(field), faults);
            } else if (!wanted.isEmpty() || from.scales()) {
                return refused(field, IntakeProblem.UNIT, given, wanted, faults);
            }
        }
        BigDecimal min = field.min();
        BigDecimal max = field.max();
        if ((min != null && number.compareTo(min) < 0) || (max != null && number.compareTo(max) > 0)) {
            return refused(field, IntakeProblem.OUT_OF_RANGE, number.toPlainString(), range(field), faults);
        }
        return new IntakeValue.Numeric(number);
    }

    /** The field's own unit, or for the measure the one that a choice of the row settles. */
    private String wantedUnit(IntakeField field, Map<String, Written> row) {
        String own = field.unit();
        if (own != null) {
            return own;
        }
        if (!field.code().equals(form.measure())) {
            return "";
        }
        for (IntakeField other : form.fields()) {
            Written written = row.get(other.code());
            if (other.type() == IntakeField.Type.CHOICE && written != null) {
                String unit = choice(other.code(), written.text())
                        .map(IntakeField.Choice::unit)
                        .orElse(null);
                if (unit != null) {
                    return unit;
                }
            }
        }
        return "";
    }

    /** The unit written behind the name of the row's choice: {@code 氨氮（千克）} down the table. */
    private String labelUnit(IntakeField field, Map<String, Written> row) {
        if (!field.code().equals(form.measure())) {
            return "";
        }
        for (IntakeField other : form.fields()) {
            Written written = row.get(other.code());
            if (other.type() == IntakeField.Type.CHOICE && written != null) {
                String unit = Heading.of(written.text()).unit();
                if (!unit.isEmpty() && choice(other.code(), written.text()).isPresent()) {
                    return unit;
                }
            }
        }
        return "";
    }

    private static IntakeValue refused(
            IntakeField field, IntakeProblem problem, String found, String allowed, List<IntakeFault> faults) {
        faults.add(fault(field, problem, found, allowed));
        return new IntakeValue.Empty();
    }

    private static IntakeFault fault(IntakeField field, IntakeProblem problem, String found, String allowed) {
        return IntakeFault.of(field.code(), problem, found, allowed);
    }

    static String range(IntakeField field) {
        String unit = field.unit() == null ? "" : " " + field.unit();
        BigDecimal min = field.min();
        BigDecimal max = field.max();
        if (min != null && max != null) {
            return min.toPlainString() + " ～ " + max.toPlainString() + unit;
        }
        return min != null ? "≥ " + min.toPlainString() + unit : max != null ? "≤ " + max.toPlainString() + unit : "";
    }

    private static String signs(IntakeField field) {
        return field.absences().stream().sorted().map(Absence::sign).collect(Collectors.joining(" "));
    }

    private static String names(IntakeField field) {
        String first = field.choices().stream()
                .limit(SHOWN_CHOICES)
                .map(choice -> choice.title().zh())
                .collect(Collectors.joining("、"));
        return field.choices().size() > SHOWN_CHOICES ? first + "…" : first;
    }
}
