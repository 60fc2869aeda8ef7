package io.qingyuan.documents.internal.engine;

import io.qingyuan.fields.Field;
import io.qingyuan.fields.FieldKind;
import io.qingyuan.fields.FieldSet;
import io.qingyuan.figures.Figure;
import io.qingyuan.packs.PackContent;
import io.qingyuan.packs.PackDocument;
import io.qingyuan.packs.PackFault;
import io.qingyuan.packs.PackInspection;
import io.qingyuan.packs.PackItem;
import io.qingyuan.packs.PackText;
import io.qingyuan.packs.PackTexts;
import io.qingyuan.rules.FeelFormula;
import io.qingyuan.rules.FeelProblem;
import io.qingyuan.rules.FeelType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be wrong in the definition of a document beyond its schema. */
public final class DocumentInspection implements PackInspection {

    @Override
    public List<PackFault> inspect(PackContent content) {
        List<PackFault> faults = new ArrayList<>();
        for (PackDocument document : content.documents(DocumentReader.FILES)) {
            List<PackFault> ofFields = FieldSet.inspect(document.item());
            faults.addAll(ofFields);
            if (ofFields.isEmpty()) {
                faults.addAll(new Look(document.item()).all());
            }
        }
        return faults;
    }

    /** One look at one definition whose fields are fine. */
    private static final class Look {

        private final PackItem document;
        private final FieldSet form;
        private final Map<String, FeelType> variables;
        private final Map<String, PackItem> parties = new LinkedHashMap<>();
        private final Map<String, Set<String>> reaches = new LinkedHashMap<>();
        private final List<PackFault> faults = new ArrayList<>();

        Look(PackItem document) {
            this.document = document;
            form = FieldSet.read(document);
            variables = Variables.types(form);
        }

        List<PackFault> all() {
            names();
            document.list("parties").forEach(this::party);
            document.list("signatures").forEach(this::signature);
            table();
            document.list("checks").forEach(this::check);
            document.list("choices").forEach(choice -> {
                known(choice, "field", "reference");
                choice.entries("ask")
                        .forEach(entry ->
                                path(entry.value(), entry.value().node().asString()));
            });
            faults.addAll(Figure.twice(document.list("figures")));
            document.list("figures").forEach(this::figure);
            document.list("public").forEach(open -> path(open, open.node().asString()));
            source();
            document.find("corrections")
                    .filter(its -> !its.findString("countersigned_by")
                            .map("signers"::equals)
                            .orElse(false))
                    .ifPresent(its -> its.list("countersigned_by").forEach(this::isParty));
            document.find("cancel").ifPresent(cancel -> {
                isParty(cancel, cancel.string("by"));
                isSignature(cancel, cancel.string("before"));
            });
            return faults;
        }

        private void fault(PackItem place, String code, String found, Object... more) {
            List<Object> arguments = new ArrayList<>(List.of(found));
            arguments.addAll(List.of(more));
            faults.add(new PackFault(place.place(), code, found, null, arguments));
        }

        /** Names are taken once, and a field of a list is not called like one of the document. */
        private void names() {
            for (String list : List.of("parties", "signatures", "checks", "parameters")) {
                Set<String> seen = new HashSet<>();
                document.list(list).stream()
                        .filter(each -> !seen.add(each.id()))
                        .forEach(each -> fault(each, "field-twice", each.id()));
            }
            for (PackItem field : document.list("fields")) {
                required(field);
                for (PackItem inner : field.list("fields")) {
                    required(inner);
                    if (form.find(inner.id()).isPresent()) {
                        fault(inner, "document-name", inner.id());
                    }
                }
            }
            document.list("parameters").stream()
                    .filter(each -> variables.containsKey(each.id()))
                    .forEach(each -> fault(each, "document-name", each.id()));
        }

        private void required(PackItem field) {
            if (field.flag("required")) {
                fault(field, "document-required", field.id());
            }
        }

        private void party(PackItem party) {
            parties.put(party.id(), party);
            if (party.has("unit") == party.has("is")) {
                fault(party, "document-party", party.id());
            }
            if (party.has("unit")) {
                known(party, "unit", "reference");
            }
        }

        private void signature(PackItem signature) {
            isParty(signature, signature.string("party"));
            Set<String> before = new HashSet<>(Set.of(signature.id()));
            for (String earlier : signature.strings("after")) {
                if (!reaches.containsKey(earlier)) {
                    fault(signature, "document-after", earlier);
                }
                before.addAll(reaches.getOrDefault(earlier, Set.of()));
            }
            reaches.put(signature.id(), before);
            formula(signature, "when", listOf(signature), Map.of());
        }

        private @Nullable String listOf(PackItem signature) {
            return Optional.ofNullable(parties.get(signature.string("party")))
                    .flatMap(party -> party.findString("unit"))
                    .map(unit -> FieldPath.parse(unit).list())
                    .orElse(null);
        }

        private void table() {
            Map<String, List<PackItem>> rows = new HashMap<>();
            for (PackItem row : document.list("table")) {
                String field = row.string("field");
                path(row, field);
                rows.computeIfAbsent(field, _ -> new ArrayList<>()).add(row);
                row.list("by").forEach(this::isParty);
                row.list("visible_to").stream()
                        .filter(each -> !each.node().asString().equals(Row.OBSERVER))
                        .forEach(this::isParty);
                for (String from : List.of("required_from", "sealed_from", "visible_from")) {
                    row.findString(from).ifPresent(signature -> isSignature(row, signature));
                }
                order(row);
                seen(row);
                formula(row, "when", FieldPath.parse(field).list(), Map.of());
            }
            rows.values().forEach(this::dates);
            everyField(form, "", rows.keySet());
            lists(rows);
        }

        /** What is sealed must have been asked for: an empty field could never be filled in again. */
        private void order(PackItem row) {
            Optional<String> required = row.findString("required_from").filter(reaches::containsKey);
            Optional<String> sealed = row.findString("sealed_from").filter(reaches::containsKey);
            if (required.isPresent()
                    && sealed.isPresent()
                    && !reaches.getOrDefault(sealed.get(), Set.of()).contains(required.get())) {
                fault(row, "document-sealed", sealed.get(), required.get());
            }
        }

        /** Whoever seals a field sees it: else no signature would cover it. */
        private void seen(PackItem row) {
            List<PackItem> all = document.list("signatures");
            String from = row.findString("sealed_from").orElse(all.getLast().id());
            List<String> to = row.strings("visible_to");
            all.stream()
                    .filter(each -> each.id().equals(from))
                    .map(each -> each.string("party"))
                    .filter(party -> !to.isEmpty()
                            && !to.contains(party)
                            && !row.strings("by").contains(party))
                    .forEach(party -> fault(row, "document-unseen", row.string("field"), from));
        }

        /** Of several rows of a field one stands on any day. */
        private void dates(List<PackItem> rows) {
            for (int i = 0; i < rows.size(); i++) {
                for (int j = i + 1; j < rows.size(); j++) {
                    if (from(rows.get(i)).isBefore(to(rows.get(j)))
                            && from(rows.get(j)).isBefore(to(rows.get(i)))) {
                        fault(rows.get(j), "document-row-twice", rows.get(j).string("field"));
                    }
                }
            }
        }

        private static LocalDate from(PackItem row) {
            return row.findString("created_from").map(LocalDate::parse).orElse(LocalDate.MIN);
        }

        private static LocalDate to(PackItem row) {
            return row.findString("created_to").map(LocalDate::parse).orElse(LocalDate.MAX);
        }

        private void everyField(FieldSet fields, String base, Set<String> rows) {
            for (Field field : fields.fields()) {
                String path = base + field.id();
                if (!field.computed() && !rows.contains(path)) {
                    fault(document, "document-no-row", path);
                }
                if (field.kind() instanceof FieldKind.Rows inner) {
                    everyField(inner.fields(), field.id() + ".", rows);
                }
            }
        }

        /** A list whose items sign is closed before the first of them does: else a signature would change its item. */
        private void lists(Map<String, List<PackItem>> rows) {
            for (PackItem signature : document.list("signatures")) {
                String list = listOf(signature);
                PackItem party = parties.get(signature.string("party"));
                if (list == null || party == null) {
                    continue; // another fault says so where it matters
                }
                Set<String> before = new HashSet<>(reaches.getOrDefault(signature.id(), Set.of()));
                before.remove(signature.id());
                String unit = party.string("unit");
                for (String path : List.of(list, unit)) {
                    rows.getOrDefault(path, List.of()).stream()
                            .filter(row -> !before.contains(
                                    row.findString("sealed_from").orElse("")))
                            .forEach(row -> fault(row, "document-list-open", path, signature.id()));
                }
            }
        }

        private void check(PackItem check) {
            isSignature(check, check.string("from"));
            check.list("tells").forEach(this::isParty);
            @Nullable String each = check.findString("each").orElse(null);
            if (each != null && !(form.find(each).map(Field::kind).orElse(null) instanceof FieldKind.Rows)) {
                fault(check, "document-field", each);
            }
            Map<String, FeelType> parameters = DocumentReader.parameterTypes(document);
            formula(check, "when", each, parameters);
            formula(check, "holds", each, parameters);
        }

        private void figure(PackItem figure) {
            String each = figure.findString("each").orElse(null);
            if (each != null && !(form.find(each).map(Field::kind).orElse(null) instanceof FieldKind.Rows)) {
                fault(figure, "document-field", each);
                return;
            }
            faults.addAll(Figure.inspect(figure, DocumentKind.ground(form, each, reaches.keySet())));
        }

        private void source() {
            document.find("source").flatMap(source -> source.find("mirror")).ifPresent(mirror -> {
                path(mirror, mirror.string("number"));
                if (!document.string("number").matches("[A-Za-z].*")) {
                    fault(document, "document-official-number", document.string("number"));
                }
            });
        }

        // --- small questions

        private void isParty(PackItem name) {
            isParty(name, name.node().asString());
        }

        private void isParty(PackItem place, String party) {
            if (!parties.containsKey(party)) {
                fault(place, "document-party-unknown", party, String.join(", ", parties.keySet()));
            }
        }

        private void isSignature(PackItem place, String signature) {
            if (!reaches.containsKey(signature)) {
                fault(place, "document-signature", signature, String.join(", ", reaches.keySet()));
            }
        }

        private Optional<Field> path(PackItem place, String text) {
            FieldPath path = FieldPath.parse(text);
            Optional<Field> field = path.list() == null
                    ? form.find(path.field())
                    : form.find(path.list())
                            .map(Field::kind)
                            .filter(FieldKind.Rows.class::isInstance)
                            .flatMap(kind -> ((FieldKind.Rows) kind).fields().find(path.field()));
            if (field.isEmpty()) {
                fault(place, "document-field", text);
            }
            return field;
        }

        private void known(PackItem place, String name, String type) {
            String text = place.string(name);
            path(place, text)
                    .filter(field -> !field.kind().word().equals(type))
                    .ifPresent(_ -> fault(place, "document-field-kind", text, type));
        }

        private void formula(PackItem item, String name, @Nullable String list, Map<String, FeelType> more) {
            Optional<String> text = item.findString(name);
            if (text.isEmpty()) {
                return;
            }
            Map<String, FeelType> scope = DocumentReader.scope(form, variables, list, more);
            for (FeelProblem problem : FeelFormula.check(text.get(), scope)) {
                faults.add(PackFault.of(
                        item.document().place(item.pointer() + "/" + name),
                        "formula",
                        text.get(),
                        String.join(", ", scope.keySet()),
                        new PackText(words(problem, Locale.CHINESE), words(problem, Locale.ENGLISH))));
            }
        }

        private static String words(FeelProblem problem, Locale locale) {
            return PackTexts.of("messages/rules", locale)
                    .text(
                            "feel.problem." + problem.kind().word(),
                            List.of(
                                    Integer.toString(problem.line()),
                                    Integer.toString(problem.column()),
                                    problem.found()));
        }
    }
}
