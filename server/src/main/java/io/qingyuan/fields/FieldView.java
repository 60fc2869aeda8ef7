package io.qingyuan.fields;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A field as a page draws it, in one language.
 *
 * @param type as packs write it
 * @param gives of a computed field: {@code number}, {@code text} or {@code truth}
 * @param fields of rows
 */
public record FieldView(
        String id,
        String title,
        @Nullable String help,
        @Nullable String section,
        String type,
        boolean required,
        boolean filter,
        boolean column,
        boolean lines,
        @Nullable Integer most,
        @Nullable String pattern,
        @Nullable String form,
        @Nullable String unit,
        @Nullable Integer decimals,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable String codes,
        @Nullable String target,
        @Nullable String register,
        FieldKind.@Nullable Shape shape,
        @Nullable String gives,
        List<FieldView> fields) {

    /** A part of a form in one language. */
    public record SectionView(
            String id, String title, @Nullable String help) {}

    /** A form in one language. */
    public record FormView(List<SectionView> sections, List<FieldView> fields) {}

    public static FormView of(FieldSet form, Locale locale) {
        return new FormView(
                form.sections().stream()
                        .map(section -> new SectionView(
                                section.id(),
                                section.title().in(locale),
                                section.help() == null ? null : section.help().in(locale)))
                        .toList(),
                form.fields().stream().map(field -> of(field, locale)).toList());
    }

    public static FieldView of(Field field, Locale locale) {
        FieldKind kind = field.kind();
        FieldKind.@Nullable Text text = kind instanceof FieldKind.Text its ? its : null;
        FieldKind.@Nullable Numeric number = kind instanceof FieldKind.Numeric its ? its : null;
        FieldKind.@Nullable Day day = kind instanceof FieldKind.Day its ? its : null;
        FieldKind.@Nullable Computed computed = kind instanceof FieldKind.Computed its ? its : null;
        @Nullable ReferenceTarget target = kind instanceof FieldKind.Reference its ? its.target() : null;
        @Nullable Pattern pattern = text == null ? null : text.pattern();
        return new FieldView(
                field.id(),
                field.title().in(locale),
                field.help() == null ? null : field.help().in(locale),
                field.section(),
                kind.word(),
                field.required(),
                field.filter(),
                field.column(),
                text != null && text.lines(),
                most(kind),
                pattern == null ? null : pattern.pattern(),
                text == null || text.form() == null ? null : text.form().in(locale),
                kind.unit(locale),
                number != null ? number.decimals() : computed == null ? null : computed.decimals(),
                number == null ? null : number.min(),
                number == null ? null : number.max(),
                day == null ? null : day.from(),
                day == null ? null : day.to(),
                kind instanceof FieldKind.Code code ? code.list() : null,
                target == null ? null : target.kind(),
                target == null ? null : target.register(),
                kind instanceof FieldKind.Geometry geometry ? geometry.shape() : null,
                computed == null ? null : computed.gives().word(),
                kind instanceof FieldKind.Rows rows
                        ? rows.fields().fields().stream()
                                .map(inner -> of(inner, locale))
                                .toList()
                        : List.of());
    }

    private static @Nullable Integer most(FieldKind kind) {
        return switch (kind) {
            case FieldKind.Text text -> text.most();
            case FieldKind.Files files -> files.most();
            case FieldKind.Rows rows -> rows.most();
            default -> null;
        };
    }
}
