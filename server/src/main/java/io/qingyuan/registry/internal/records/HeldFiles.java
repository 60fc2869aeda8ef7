package io.qingyuan.registry.internal.records;

import io.qingyuan.fields.Field;
import io.qingyuan.fields.FieldKind;
import io.qingyuan.fields.FieldSet;
import java.util.LinkedHashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The files that values name, those in tables included. */
public final class HeldFiles {

    private HeldFiles() {}

    public static Set<String> of(FieldSet form, JsonNode values) {
        Set<String> files = new LinkedHashSet<>();
        for (Field field : form.fields()) {
            JsonNode value = values.get(field.id());
            if (value == null) {
                continue;
            }
            switch (field.kind()) {
                case FieldKind.Files _ -> value.forEach(file -> files.add(file.asString()));
                case FieldKind.Rows rows -> value.forEach(row -> files.addAll(of(rows.fields(), row)));
                default -> {}
            }
        }
        return files;
    }
}
