package io.qingyuan.registry.internal.web;

import io.qingyuan.fields.Field;
import io.qingyuan.fields.FieldKind;
import io.qingyuan.fields.FieldSet;
import io.qingyuan.identity.Title;
import io.qingyuan.registry.Register;
import io.qingyuan.rules.FeelType;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The values of a register's records as a JSON Schema, as OpenAPI 3.1 embeds it. */
@Component
class SchemaDocument {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    ObjectNode of(Register register, Locale locale) {
        ObjectNode schema = NODES.objectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", "urn:qingyuan:register:" + register.id() + ":" + register.hash());
        schema.put("title", register.title().in(locale));
        schema.put("description", register.purpose().in(locale));
        form(schema, register.form(), locale);
        return schema;
    }

    private static void form(ObjectNode schema, FieldSet form, Locale locale) {
        schema.put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = NODES.arrayNode();
        for (Field field : form.fields()) {
            ObjectNode one = properties.putObject(field.id());
            one.put("title", field.title().in(locale));
            Title help = field.help();
            if (help != null) {
                one.put("description", help.in(locale));
            }
            kind(one, field.kind(), locale);
            if (field.computed()) {
                one.put("readOnly", true);
            } else if (field.required()) {
                required.add(field.id());
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        schema.put("additionalProperties", false);
    }

    private static void kind(ObjectNode one, FieldKind kind, Locale locale) {
        switch (kind) {
            case FieldKind.Text text -> {
                one.put("type", "string").put("maxLength", text.most());
                if (text.pattern() != null) {
                    one.put("pattern", "^(?:" + text.pattern().pattern() + ")$");
                }
            }
            case FieldKind.Numeric number -> {
                number(one, number.unit(locale));
                if (number.decimals() != null) {
                    one.put("x-decimals", number.decimals());
                }
                if (number.min() != null) {
                    one.put("x-minimum", number.min().toPlainString());
                }
                if (number.max() != null) {
                    one.put("x-maximum", number.max().toPlainString());
                }
            }
            case FieldKind.Day _ -> one.put("type", "string").put("format", "date");
            case FieldKind.Truth _ -> one.put("type", "boolean");
            case FieldKind.Code code -> one.put("type", "string").put("x-codes", code.list());
            case FieldKind.Reference reference ->
                one.put("type", "string").put("x-refers-to", reference.target().toString());
            case FieldKind.Geometry geometry ->
                one.put("type", "object")
                        .put("format", "geojson")
                        .put("x-shape", geometry.shape().name().toLowerCase(Locale.ROOT));
            case FieldKind.Files files -> {
                one.put("type", "array").put("maxItems", files.most());
                one.putObject("items").put("type", "string").put("format", "uuid");
            }
            case FieldKind.Rows rows -> {
                one.put("type", "array").put("maxItems", rows.most());
                form(one.putObject("items"), rows.fields(), locale);
            }
            case FieldKind.Computed computed -> {
                if (computed.gives() == FeelType.NUMBER) {
                    number(one, computed.unit(locale));
                } else {
                    one.put("type", computed.gives() == FeelType.BOOLEAN ? "boolean" : "string");
                }
            }
        }
    }

    /** Numbers are texts that keep their digits. */
    private static void number(ObjectNode one, @Nullable String unit) {
        one.put("type", "string").put("pattern", "^-?[0-9]+(\\.[0-9]+)?$").put("format", "decimal");
        if (unit != null) {
            one.put("x-unit", unit);
        }
    }
}
