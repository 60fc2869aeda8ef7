package io.qingyuan.documents.internal.engine;

import io.qingyuan.calendar.Deadline;
import io.qingyuan.fields.Field;
import io.qingyuan.fields.FieldKind;
import io.qingyuan.fields.FieldSet;
import io.qingyuan.figures.Figure;
import io.qingyuan.identity.Role;
import io.qingyuan.identity.Title;
import io.qingyuan.packs.CanonicalJson;
import io.qingyuan.packs.PackContent;
import io.qingyuan.packs.PackDocument;
import io.qingyuan.packs.PackFolder;
import io.qingyuan.packs.PackId;
import io.qingyuan.packs.PackItem;
import io.qingyuan.packs.PackText;
import io.qingyuan.rules.FeelFormula;
import io.qingyuan.rules.FeelType;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Kinds of documents as packs write them: {@code documents/*.yaml}. */
public final class DocumentReader {

    static final String FILES = "documents/*.yaml";

    private static final Set<Role> USUAL_ROLES = Set.of(Role.DATA_OFFICER, Role.DATA_REVIEWER, Role.UNIT_HEAD);

    private final PackItem item;
    private final FieldSet form;
    private final Map<String, FeelType> variables;

    private DocumentReader(PackItem item) {
        this.item = item;
        form = FieldSet.read(item);
        variables = Variables.types(form);
    }

    /** Every kind of the packs, by id. */
    public static Map<String, DocumentKind> read(PackContent content) {
        Map<String, DocumentKind> kinds = new LinkedHashMap<>();
        for (PackDocument document : content.documents(FILES)) {
            DocumentKind kind = read(document.item());
            kinds.put(kind.id(), kind);
        }
        return kinds;
    }

    /** A definition that was kept as JSON, which is YAML too. */
    public static DocumentKind parse(String json) {
        return read(PackFolder.parse(new PackId("kept"), "documents/kept.yaml", json)
                .item());
    }

    static DocumentKind read(PackItem item) {
        return new DocumentReader(item).kind();
    }

    private DocumentKind kind() {
        Map<String, Party> parties = new LinkedHashMap<>();
        item.list("parties").forEach(each -> parties.put(each.id(), party(each)));
        Map<String, Signature> signatures = new LinkedHashMap<>();
        item.list("signatures")
                .forEach(each -> signatures.put(each.id(), signature(each, parties.get(each.string("party")))));
        Optional<PackItem> mirror = item.find("source").flatMap(source -> source.find("mirror"));
        Optional<PackItem> corrections = item.find("corrections");
        Optional<PackItem> cancel = item.find("cancel");
        return new DocumentKind(
                item.id(),
                CanonicalJson.sha256(item.node()),
                item.findString("system").orElse(null),
                title(item.text("title")),
                find(item, "purpose"),
                item.findString("group").orElse(null),
                find(item, "basis"),
                item.flag("sample"),
                mirror.map(its -> title(its.text("system"))).orElse(null),
                mirror.map(its -> its.string("number")).orElse(null),
                item.string("number"),
                parties,
                signatures,
                form,
                item.list("table").stream().map(this::row).toList(),
                item.list("checks").stream().map(this::check).toList(),
                item.list("parameters").stream().map(DocumentReader::parameter).toList(),
                item.list("choices").stream().map(DocumentReader::choice).toList(),
                corrections
                        .map(its -> Set.copyOf(its.strings("countersigned_by")))
                        .orElse(Set.of()),
                corrections.isPresent(),
                cancel.map(its -> its.string("by")).orElse(null),
                cancel.map(its -> its.string("before")).orElse(null),
                item.strings("public").stream().map(FieldPath::parse).toList(),
                find(item, "proves"),
                item.list("figures").stream()
                        .map(figure -> Figure.read(
                                figure,
                                DocumentKind.ground(
                                        form, figure.findString("each").orElse(null), signatures.keySet()),
                                List.of("closed")))
                        .toList());
    }

    private static Party party(PackItem item) {
        return new Party(
                item.id(),
                title(item.text("title")),
                item.findString("unit").map(FieldPath::parse).orElse(null),
                item.findString("is").orElse(null),
                roles(item).orElse(USUAL_ROLES));
    }

    private static Optional<Set<Role>> roles(PackItem item) {
        List<String> roles = item.strings("roles");
        return roles.isEmpty()
                ? Optional.empty()
                : Optional.of(roles.stream().map(Role::valueOf).collect(Collectors.toSet()));
    }

    private Signature signature(PackItem item, @Nullable Party party) {
        return new Signature(
                item.id(),
                title(item.text("title")),
                title(item.text("says")),
                item.string("party"),
                item.strings("after"),
                item.flag("in_turn"),
                formula(item, "when", party == null ? null : party.list(), Map.of()),
                item.find("within").map(DocumentReader::deadline).orElse(null),
                roles(item).orElse(party == null ? USUAL_ROLES : party.roles()));
    }

    private static Deadline deadline(PackItem item) {
        return item.findInteger("working_days")
                .<Deadline>map(Deadline.Working::new)
                .orElseGet(() -> new Deadline.Calendar(item.findInteger("days").orElse(0)));
    }

    private Row row(PackItem item) {
        FieldPath path = FieldPath.parse(item.string("field"));
        return new Row(
                path,
                Set.copyOf(item.strings("by")),
                item.findString("required_from").orElse(null),
                item.findString("sealed_from").orElse(null),
                Set.copyOf(item.strings("visible_to")),
                item.findString("visible_from").orElse(null),
                formula(item, "when", path.list(), Map.of()),
                item.findString("created_from").map(LocalDate::parse).orElse(null),
                item.findString("created_to").map(LocalDate::parse).orElse(null));
    }

    private Check check(PackItem item) {
        @Nullable String each = item.findString("each").orElse(null);
        Map<String, FeelType> parameters = parameterTypes(this.item);
        FeelFormula holds = formula(item, "holds", each, parameters);
        if (holds == null) {
            throw new IllegalStateException(item.place() + " says nothing that must hold");
        }
        return new Check(
                item.id(),
                title(item.text("title")),
                each,
                item.string("from"),
                item.string("severity").equals("fault"),
                formula(item, "when", each, parameters),
                holds,
                title(item.text("says")),
                Set.copyOf(item.strings("tells")));
    }

    static Map<String, FeelType> parameterTypes(PackItem document) {
        return document.list("parameters").stream()
                .collect(Collectors.toMap(PackItem::id, _ -> FeelType.NUMBER, (one, _) -> one));
    }

    private static Parameter parameter(PackItem item) {
        return new Parameter(
                item.id(),
                title(item.text("title")),
                item.findDecimal("value").orElseThrow(),
                item.findString("unit").orElse(null),
                find(item, "note"),
                item.flag("sample"));
    }

    private static Choice choice(PackItem item) {
        return new Choice(
                FieldPath.parse(item.string("field")),
                item.string("gate"),
                item.entries("ask").stream()
                        .collect(Collectors.toMap(
                                PackItem.Entry::key,
                                entry -> FieldPath.parse(entry.value().node().asString()))),
                title(item.text("says")));
    }

    private @Nullable FeelFormula formula(
            PackItem item, String name, @Nullable String list, Map<String, FeelType> more) {
        return item.findString(name)
                .map(text -> FeelFormula.compile(text, used(text, scope(form, variables, list, more))))
                .orElse(null);
    }

    /** What a formula may name: the document's fields, within a list those of the item as well. */
    static Map<String, FeelType> scope(
            FieldSet form, Map<String, FeelType> variables, @Nullable String list, Map<String, FeelType> more) {
        Map<String, FeelType> scope = new HashMap<>(variables);
        scope.putAll(more);
        if (list != null) {
            form.find(list)
                    .map(Field::kind)
                    .filter(FieldKind.Rows.class::isInstance)
                    .ifPresent(kind -> scope.putAll(Variables.types(((FieldKind.Rows) kind).fields())));
        }
        return scope;
    }

    /** A formula is asked for values of what it names alone. */
    private static Map<String, FeelType> used(String text, Map<String, FeelType> scope) {
        Map<String, FeelType> used = new HashMap<>();
        scope.forEach((name, type) -> {
            if (Pattern.compile("(?<![A-Za-z0-9_])" + name + "(?![A-Za-z0-9_])")
                    .matcher(text)
                    .find()) {
                used.put(name, type);
            }
        });
        return used;
    }

    private static @Nullable Title find(PackItem item, String name) {
        return item.findText(name).map(DocumentReader::title).orElse(null);
    }

    private static Title title(PackText text) {
        return Title.of(text.preferChinese(), text.en());
    }
}
