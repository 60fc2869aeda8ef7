package io.qingyuan.documents.internal;

import io.qingyuan.fields.CodeList;
import io.qingyuan.fields.CodeLists;
import io.qingyuan.fields.Field;
import io.qingyuan.fields.FieldKind;
import io.qingyuan.identity.Organisation;
import io.qingyuan.identity.Title;
import io.qingyuan.identity.Unit;
import io.qingyuan.identity.UnitId;
import io.qingyuan.time.Clamp;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Values as people read them, on paper and in lists. */
@Component
class DocumentWords {

    private final Organisation organisation;
    private final CodeLists codes;
    private final Clamp clamp;

    DocumentWords(Organisation organisation, CodeLists codes, Clamp clamp) {
        this.organisation = organisation;
        this.codes = codes;
        this.clamp = clamp;
    }

    /** Names of one request: units are read once. */
    Words words(Locale locale) {
        return new Words(organisation.units(clamp.now()), codes, locale);
    }

    record Words(Map<UnitId, Unit> units, CodeLists codes, Locale locale) {

        boolean english() {
            return locale.getLanguage().equals("en");
        }

        String unit(String id) {
            Unit unit = units.get(new UnitId(id));
            return unit == null ? id : unit.title().in(locale);
        }

        String in(Title title) {
            return title.in(locale);
        }

        String text(Field field, @Nullable JsonNode value) {
            if (value == null || value.isNull()) {
                return "—";
            }
            return switch (field.kind()) {
                case FieldKind.Numeric number -> value.asString() + unitOf(number);
                case FieldKind.Computed computed when !value.isBoolean() -> value.asString() + unitOf(computed);
                case FieldKind.Code code ->
                    codes.find(code.list())
                            .flatMap(list -> list.find(value.asString()))
                            .map(found -> official(value.asString()) + name(found))
                            .orElse(value.asString());
                case FieldKind.Reference reference
                when reference.target().kind().equals("unit") -> unit(value.asString());
                case FieldKind.Files _ -> (english() ? "files: " : "附件：") + value.size();
                case FieldKind.Geometry _ -> english() ? "on the map" : "见地图";
                default -> value.isBoolean() ? truth(value.booleanValue()) : value.asString();
            };
        }

        /** A code that people know, such as 900-041-49; a word that only the list uses is left out. */
        private static String official(String code) {
            return code.chars().anyMatch(Character::isLowerCase) ? "" : code + " ";
        }

        private String name(CodeList.Code code) {
            return code.title().in(locale);
        }

        private String truth(boolean value) {
            return english() ? (value ? "yes" : "no") : (value ? "是" : "否");
        }

        private String unitOf(FieldKind kind) {
            String unit = kind.unit(locale);
            return unit == null ? "" : " " + unit;
        }
    }
}
