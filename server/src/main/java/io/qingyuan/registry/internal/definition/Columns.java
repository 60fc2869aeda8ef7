package io.qingyuan.registry.internal.definition;

import io.qingyuan.fields.Field;
import io.qingyuan.fields.FieldKind;
import io.qingyuan.registry.Register;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which column a field becomes, and which indexes it gets. The only place where names of tables and columns are made. */
public final class Columns {

    private Columns() {}

    /** A column of a register's table. */
    public record Column(String name, String type, List<String> indexes) {
        public Column {
            indexes = List.copyOf(indexes);
        }
    }

    /** The table of a register; its name was validated when it was activated. */
    public static String table(String register) {
        return "registry.r_" + register.replace('-', '_');
    }

    public static String of(String field) {
        return "f_" + field;
    }

    /** The box around a place. */
    public static String box(String field) {
        return "b_" + field;
    }

    public static String type(FieldKind kind) {
        return switch (kind) {
            case FieldKind.Text _, FieldKind.Code _, FieldKind.Reference _ -> "text";
            case FieldKind.Numeric _ -> "numeric";
            case FieldKind.Day _ -> "date";
            case FieldKind.Truth _ -> "boolean";
            case FieldKind.Files _ -> "text[]";
            case FieldKind.Geometry _, FieldKind.Rows _ -> "jsonb";
            case FieldKind.Computed computed ->
                switch (computed.gives()) {
                    case NUMBER -> "numeric";
                    case BOOLEAN -> "boolean";
                    case DAY -> "date";
                    case TEXT -> "text";
                };
        };
    }

    /** Whether lists can be sorted by it. */
    public static boolean sortable(Field field) {
        return !Set.of("text[]", "jsonb").contains(type(field.kind()));
    }

    static List<Column> of(Register register) {
        List<Column> columns = new ArrayList<>();
        for (Field field : register.form().fields()) {
            columns.add(new Column(of(field.id()), type(field.kind()), indexes(register, field)));
            if (field.kind() instanceof FieldKind.Geometry) {
                columns.add(new Column(box(field.id()), "box", List.of("place")));
            }
        }
        return columns;
    }

    private static List<String> indexes(Register register, Field field) {
        Set<String> indexes = new LinkedHashSet<>();
        boolean owner = field.id().equals(register.unit()) || field.id().equals(register.area());
        boolean relation = field.kind() instanceof FieldKind.Reference(var target) && target.register() != null;
        if (sortable(field) && (field.filter() || owner || relation)) {
            indexes.add("filter");
        }
        if (sortable(field) && field.unique()) {
            indexes.add("unique");
        }
        if (field.id().equals(register.name())) {
            indexes.add("filter");
            indexes.add("alike");
        }
        return List.copyOf(indexes);
    }

    /** What analysts see: every field that is not private. */
    static List<Map<String, String>> shown(Register register) {
        return register.form().fields().stream()
                .filter(field -> !field.closed())
                .map(field -> Map.of("name", field.id(), "column", of(field.id())))
                .toList();
    }
}
