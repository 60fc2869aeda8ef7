package io.qingyuan.fields;

import io.qingyuan.fields.internal.FieldCheck;
import io.qingyuan.fields.internal.FieldReader;
import io.qingyuan.packs.PackFault;
import io.qingyuan.packs.PackItem;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The fields of a form in their order, with its sections. */
public record FieldSet(List<Section> sections, List<Field> fields) {

    public FieldSet {
        sections = List.copyOf(sections);
        fields = List.copyOf(fields);
    }

    /** The {@code fields} and {@code sections} of a pack item that {@link #inspect} finds no fault in. */
    public static FieldSet read(PackItem owner) {
        return FieldReader.read(owner);
    }

    /** What is wrong with the {@code fields} of a pack item beyond its schema. */
    public static List<PackFault> inspect(PackItem owner) {
        return FieldReader.inspect(owner);
    }

    public Optional<Field> find(String id) {
        return fields.stream().filter(field -> field.id().equals(id)).findFirst();
    }

    /**
     * Checks what was filled in.
     *
     * @param given an object by field id; what is empty ({@code null}, {@code ""}, {@code []}) counts as not filled in
     * @param complete whether required fields must be there; a draft may lack them
     */
    public Checked check(JsonNode given, Lookup lookup, boolean complete) {
        return FieldCheck.check(this, given, lookup, complete);
    }
}
