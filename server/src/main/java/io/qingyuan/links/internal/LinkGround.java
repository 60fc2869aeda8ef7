package io.qingyuan.links.internal;

import io.qingyuan.fields.Condition;
import io.qingyuan.fields.Field;
import io.qingyuan.fields.FieldKind;
import io.qingyuan.fields.FieldSet;
import io.qingyuan.packs.PackContent;
import io.qingyuan.packs.PackDocument;
import io.qingyuan.packs.PackFault;
import io.qingyuan.packs.PackItem;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What links may speak of in a register, a kind of document or a procedure.
 *
 * @param form of a procedure the fields of all its forms
 * @param opening of a procedure the form it is opened with; else the same form
 * @param fields by name; of rows that are looked at one by one also {@code rows.field}
 * @param states of a register or of cases
 * @param acts moves of a register, signatures of a document, steps of a procedure
 */
record LinkGround(FieldSet form, FieldSet opening, Map<String, Field> fields, Set<String> states, Set<String> acts) {

    static final String ITSELF = "id";

    /** The grounds of a content whose forms have no fault, by name. */
    record All(
            Map<String, LinkGround> registers, Map<String, LinkGround> documents, Map<String, LinkGround> procedures) {

        static All of(PackContent content) {
            All all = new All(new HashMap<>(), new HashMap<>(), new HashMap<>());
            content.documents("registers/*.yaml").stream()
                    .map(PackDocument::item)
                    .filter(item -> FieldSet.inspect(item).isEmpty())
                    .forEach(item -> all.registers.put(item.id(), register(item)));
            content.documents("documents/*.yaml").stream()
                    .map(PackDocument::item)
                    .filter(item -> FieldSet.inspect(item).isEmpty())
                    .forEach(item -> all.documents.put(item.id(), document(item)));
            content.documents("processes/*.yaml").stream()
                    .map(PackDocument::item)
                    .forEach(item -> procedure(item).ifPresent(ground -> all.procedures.put(item.id(), ground)));
            return all;
        }

        Map<String, LinkGround> of(Trigger.Kind kind) {
            return switch (kind) {
                case REGISTER -> registers;
                case DOCUMENT -> documents;
                case PROCEDURE -> procedures;
            };
        }
    }

    private static LinkGround register(PackItem register) {
        Set<String> states = new LinkedHashSet<>(List.of("confirmed", "ended"));
        if (register.list("states").isEmpty()) {
            states.addAll(List.of("draft", "retired"));
        }
        states.addAll(ids(register, "states"));
        Set<String> moves = register.list("moves").isEmpty() ? Set.of("confirm", "retire") : ids(register, "moves");
        return of(FieldSet.read(register), states, moves);
    }

    private static LinkGround document(PackItem document) {
        return of(FieldSet.read(document), Set.of(), ids(document, "signatures"));
    }

    private static Optional<LinkGround> procedure(PackItem procedure) {
        List<PackItem> forms = procedure.list("forms");
        if (forms.stream().anyMatch(form -> !FieldSet.inspect(form).isEmpty())) {
            return Optional.empty();
        }
        Condition.Ground cases = Links.cases(procedure);
        return forms.stream()
                .filter(form -> form.id().equals(procedure.findString("opening").orElse("")))
                .findFirst()
                .map(opening -> new LinkGround(
                        cases.form(),
                        FieldSet.read(opening),
                        byId(cases.form().fields()),
                        cases.states(),
                        ids(procedure, "steps")));
    }

    private static LinkGround of(FieldSet form, Set<String> states, Set<String> acts) {
        return new LinkGround(form, form, byId(form.fields()), states, acts);
    }

    static Set<String> ids(PackItem owner, String list) {
        return owner.list(list).stream().map(PackItem::id).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Map<String, Field> byId(List<Field> fields) {
        Map<String, Field> byId = new LinkedHashMap<>();
        fields.forEach(field -> byId.put(field.id(), field));
        return byId;
    }

    Condition.Ground condition() {
        return new Condition.Ground(form, states);
    }

    /** Rows of it are looked at one by one. */
    LinkGround each(@Nullable String rows) {
        Map<String, Field> all = new LinkedHashMap<>(fields);
        Field field = rows == null ? null : fields.get(rows);
        if (field != null && field.kind() instanceof FieldKind.Rows(FieldSet row, int _)) {
            row.fields().forEach(one -> all.put(field.id() + "." + one.id(), one));
        }
        return new LinkGround(form, opening, all, states, acts);
    }

    boolean has(String field) {
        return fields.containsKey(field);
    }

    /** A condition is about fields and states that are there. */
    void when(PackItem owner, String name, List<PackFault> faults) {
        owner.find(name).ifPresent(condition -> faults.addAll(Condition.inspect(condition, condition())));
    }

    /** A field that is there, or {@code id}. */
    void field(PackItem at, String field, List<PackFault> faults) {
        if (!field.equals(ITSELF) && !has(field)) {
            faults.add(unknown(at, field));
        }
    }

    /** A field, or a field of rows there: {@code rows.field}. */
    void path(PackItem at, String path, List<PackFault> faults) {
        int dot = path.indexOf('.');
        boolean known = form.find(dot < 0 ? path : path.substring(0, dot))
                .map(Field::kind)
                .map(kind -> dot < 0
                        ? !(kind instanceof FieldKind.Rows)
                        : kind instanceof FieldKind.Rows rows
                                && rows.fields().find(path.substring(dot + 1)).isPresent())
                .orElse(false);
        if (!known) {
            faults.add(unknown(at, path));
        }
    }

    /**
     * A text, as {@link Words} has it, names fields that are there, and asks for a later day only of days.
     *
     * @param besides what it may name besides them
     */
    void text(PackItem at, String text, Set<String> besides, List<PackFault> faults) {
        for (Words.Named named : Words.fields(text)) {
            if (!has(named.field()) && !besides.contains(named.field())) {
                faults.add(unknown(at, named.field()));
            } else if (named.plus() != null && !isDay(named.field())) {
                faults.add(PackFault.of(at.place(), "register-field", named.field(), "date", named.field(), "date"));
            }
        }
    }

    private boolean isDay(String name) {
        Field field = fields.get(name);
        return field == null ? name.equals(Words.TODAY) : field.kind() instanceof FieldKind.Day;
    }

    PackFault unknown(PackItem at, String field) {
        return PackFault.of(at.place(), "link-field", field, String.join(", ", fields.keySet()), field);
    }
}
