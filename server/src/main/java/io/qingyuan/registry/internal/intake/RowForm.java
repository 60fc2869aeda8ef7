package io.qingyuan.registry.internal.intake;

import io.qingyuan.fields.CodeList;
import io.qingyuan.fields.CodeLists;
import io.qingyuan.fields.Field;
import io.qingyuan.fields.FieldKind;
import io.qingyuan.identity.Area;
import io.qingyuan.identity.Organisation;
import io.qingyuan.identity.Title;
import io.qingyuan.identity.Unit;
import io.qingyuan.intake.IntakeField;
import io.qingyuan.intake.IntakeField.Choice;
import io.qingyuan.registry.Register;
import io.qingyuan.time.Clamp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * How the records of a register look as rows of a table. Private fields and attachments are not in it: a template would show the ones
 * and cannot hold the others; both stay as they are.
 */
@Component
class RowForm {

    /** What names the record that a row is about; empty for a new one. */
    static final String RECORD = "@record";

    static final String STATE = "@state";

    private static final int MOST_OF_A_CELL = 32_000;

    private final CodeLists codes;
    private final Organisation organisation;
    private final Clamp clamp;

    RowForm(CodeLists codes, Organisation organisation, Clamp clamp) {
        this.codes = codes;
        this.organisation = organisation;
        this.clamp = clamp;
    }

    /** The fields of the register that rows have. */
    static List<Field> fields(Register register) {
        return register.form().fields().stream()
                .filter(field -> !field.computed() && !field.closed() && !(field.kind() instanceof FieldKind.Files))
                .toList();
    }

    List<IntakeField> of(Register register) {
        List<IntakeField> fields = new ArrayList<>();
        fields.add(IntakeField.of(RECORD, IntakeField.Type.TEXT, "记录编号", "Record number"));
        fields.add(IntakeField.of(STATE, IntakeField.Type.CHOICE, "记录状态", "Record state")
                .oneOf(register.states().stream()
                        .map(state -> Choice.of(
                                state.id(), state.title().zh(), state.title().en()))
                        .toList()));
        fields(register).forEach(field -> fields.add(field(field)));
        return fields;
    }

    private IntakeField field(Field field) {
        String zh = field.title().zh();
        String en = field.title().en();
        return switch (field.kind()) {
            case FieldKind.Text text -> text(field, text.most());
            case FieldKind.Numeric number ->
                IntakeField.of(field.id(), IntakeField.Type.NUMBER, zh, en)
                        .unit(number.unit())
                        .between(number.min(), number.max());
            case FieldKind.Day _ -> IntakeField.of(field.id(), IntakeField.Type.DAY, zh, en);
            case FieldKind.Truth _ ->
                choice(field, List.of(Choice.of("true", "是", "yes"), Choice.of("false", "否", "no")));
            case FieldKind.Code(var list) -> choice(field, codes(list));
            case FieldKind.Reference(var target) ->
                switch (target.kind()) {
                    case "unit" -> choice(field, units());
                    case "area" -> choice(field, areas());
                    default -> text(field, MOST_OF_A_CELL);
                };
            case FieldKind.Geometry _, FieldKind.Rows _ -> text(field, MOST_OF_A_CELL);
            case FieldKind.Files _, FieldKind.Computed _ ->
                throw new IllegalArgumentException("no row has " + field.id());
        };
    }

    private static IntakeField text(Field field, int most) {
        IntakeField plain = IntakeField.of(
                field.id(),
                IntakeField.Type.TEXT,
                field.title().zh(),
                field.title().en());
        return new IntakeField(
                plain.code(),
                plain.title(),
                plain.type(),
                false,
                null,
                null,
                null,
                List.of(),
                List.of(),
                plain.absences(),
                List.of(),
                Math.min(most, MOST_OF_A_CELL));
    }

    private static IntakeField choice(Field field, List<Choice> choices) {
        return IntakeField.of(
                        field.id(),
                        IntakeField.Type.CHOICE,
                        field.title().zh(),
                        field.title().en())
                .oneOf(choices);
    }

    private List<Choice> codes(String list) {
        Optional<CodeList> found = codes.find(list);
        return found.map(known -> known.codes().values().stream()
                        .map(code -> Choice.of(
                                code.code(), code.title().zh(), code.title().en()))
                        .toList())
                .orElse(List.of());
    }

    private List<Choice> units() {
        return organisation.units(clamp.now()).values().stream()
                .sorted(Comparator.comparing((Unit unit) -> unit.id().value()))
                .map(unit -> choice(unit.id().value(), unit.title()))
                .toList();
    }

    private List<Choice> areas() {
        return organisation.areas(clamp.now()).values().stream()
                .sorted(Comparator.comparing((Area area) -> area.id().value()))
                .map(area -> choice(area.id().value(), area.title()))
                .toList();
    }

    private static Choice choice(String id, Title title) {
        return Choice.of(id, title.zh(), title.en());
    }
}
