package io.qingyuan.documents.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.documents.internal.engine.DocumentKind;
import io.qingyuan.documents.internal.engine.DocumentReader;
import io.qingyuan.documents.internal.engine.DocumentRules;
import io.qingyuan.documents.internal.engine.FieldPath;
import io.qingyuan.documents.internal.engine.FieldState;
import io.qingyuan.documents.internal.engine.Merging;
import io.qingyuan.documents.internal.engine.Party;
import io.qingyuan.documents.internal.engine.Seat;
import io.qingyuan.documents.internal.engine.Standing;
import io.qingyuan.documents.internal.engine.Step;
import io.qingyuan.documents.internal.engine.Viewer;
import io.qingyuan.fields.CodeList;
import io.qingyuan.fields.CodeLists;
import io.qingyuan.fields.Field;
import io.qingyuan.fields.FieldKind;
import io.qingyuan.fields.FieldSet;
import io.qingyuan.packs.FormulaCheck;
import io.qingyuan.packs.PackFolder;
import io.qingyuan.rules.FeelType;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * For every shipped document × step × party × field: what the server takes, what the browser is told and what is printed are the same
 * decision. It is made of the definitions, so a new document is compared without a new test.
 */
class EveryFieldTest {

    private static final int ITEMS = 2;
    private static final DocumentWords.Words WORDS =
            new DocumentWords.Words(Map.of(), new NoCodes(), Locale.SIMPLIFIED_CHINESE);

    private record NoCodes() implements CodeLists {
        @Override
        public Map<String, CodeList> all() {
            return Map.of();
        }
    }

    static Stream<DocumentKind> shipped() {
        return DocumentReader.read(
                PackFolder.readAll(Path.of("../packs"), FormulaCheck.NONE).content())
                .values()
                .stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shipped")
    void serverBrowserAndPrintDecideAlike(DocumentKind kind) {
        DocumentRules rules = new DocumentRules(kind);
        int compared = 0;
        for (LocalDate created : List.of(LocalDate.of(2024, 12, 31), LocalDate.of(2026, 11, 29))) {
            for (boolean truth : List.of(true, false)) {
                ObjectNode values = values(kind, truth);
                for (Set<Step> given : stages(rules, created, values)) {
                    Standing standing = new Standing(created, given, false);
                    for (Viewer viewer : viewers(rules, values)) {
                        compared += compare(rules, standing, viewer, values);
                    }
                }
            }
        }
        assertThat(compared).as("decisions compared").isGreaterThan(1_000);
    }

    private static int compare(DocumentRules rules, Standing standing, Viewer viewer, ObjectNode values) {
        Map<String, FieldState> states = rules.states(standing, viewer, values);
        Map<String, String> browser = DocumentBodies.stateWords(states);
        ObjectNode sent = rules.visible(values, states);
        Set<String> printed = printed(rules, states, values);
        Map<String, Field> fields = fields(rules.kind().form());
        String at = standing.given() + " " + viewer;
        fields.forEach((pointer, field) -> {
            String word = browser.getOrDefault(pointer, "hidden");
            boolean editable = word.equals("write") || word.equals("required");
            boolean shown = !word.equals("hidden");
            assertThat(accepted(rules, states, values, pointer, field))
                    .as("the server takes %s at %s, the browser says %s", pointer, at, word)
                    .isEqualTo(editable);
            assertThat(printed.contains(pointer))
                    .as("%s is printed at %s, the browser says %s", pointer, at, word)
                    .isEqualTo(shown);
            assertThat(!sent.at(pointer).isMissingNode())
                    .as("the value of %s leaves the server at %s, the browser says %s", pointer, at, word)
                    .isEqualTo(shown && !values.at(pointer).isMissingNode());
        });
        return fields.size();
    }

    /** Whether the server takes a change of this place and of no other. */
    private static boolean accepted(
            DocumentRules rules, Map<String, FieldState> states, ObjectNode values, String pointer, Field field) {
        if (field.computed()) {
            return states.getOrDefault(pointer, FieldState.HIDDEN).writable(); // sent back it is computed anew
        }
        ObjectNode proposed = JsonMapper.shared().createObjectNode();
        String[] parts = pointer.substring(1).split("/");
        if (parts.length == 3) {
            ArrayNode items = proposed.putArray(parts[0]);
            for (int i = 0; i < ITEMS; i++) {
                ObjectNode item = items.addObject();
                if (i == Integer.parseInt(parts[1])) {
                    item.put(parts[2], "another");
                }
            }
        } else if (field.kind() instanceof FieldKind.Rows) {
            ArrayNode items = proposed.putArray(parts[0]);
            for (int i = 0; i <= ITEMS; i++) {
                items.addObject();
            }
        } else {
            proposed.put(parts[0], "another");
        }
        Merging.Merged merged = Merging.merge(rules.kind().form(), states, values, proposed);
        boolean refused =
                merged.faults().stream().anyMatch(fault -> fault.pointer().equals(pointer));
        boolean kept = merged.values().at(pointer).equals(values.at(pointer));
        assertThat(refused).as("what is refused is kept as it was: %s", pointer).isEqualTo(kept);
        return !refused;
    }

    private static Set<String> printed(DocumentRules rules, Map<String, FieldState> states, JsonNode values) {
        Set<String> printed = new TreeSet<>();
        Set<String> blank = new HashSet<>();
        for (Printed.PrintSection section : Printed.of(rules.kind().form(), states, values, WORDS)) {
            section.fields().forEach(field -> printed.add(field.pointer()));
            section.tables().forEach(table -> {
                printed.add(table.pointer());
                table.rows()
                        .forEach(row -> row.forEach(cell -> {
                            if (cell.text().isEmpty()) {
                                blank.add(cell.pointer()); // the column is there for another item
                            } else {
                                printed.add(cell.pointer());
                            }
                        }));
            });
        }
        printed.removeAll(blank);
        return printed;
    }

    /** Every place of the form with two items in every list. */
    private static Map<String, Field> fields(FieldSet form) {
        Map<String, Field> fields = new LinkedHashMap<>();
        for (Field field : form.fields()) {
            fields.put("/" + field.id(), field);
            if (field.kind() instanceof FieldKind.Rows rows) {
                for (Field inner : rows.fields().fields()) {
                    for (int i = 0; i < ITEMS; i++) {
                        fields.put(new FieldPath(field.id(), inner.id()).pointer(i), inner);
                    }
                }
            }
        }
        return fields;
    }

    /** How far it can be, giving what is open one after the other. */
    private static List<Set<Step>> stages(DocumentRules rules, LocalDate created, JsonNode values) {
        List<Set<Step>> stages = new ArrayList<>();
        Set<Step> given = new HashSet<>();
        while (true) {
            stages.add(Set.copyOf(given));
            List<Step> open = rules.open(new Standing(created, given, false), values);
            if (open.isEmpty()) {
                return stages;
            }
            given.add(open.getFirst());
        }
    }

    /** Every seat alone, all that one unit has together, those who supervise, and a stranger. */
    private static List<Viewer> viewers(DocumentRules rules, JsonNode values) {
        List<Viewer> viewers = new ArrayList<>(List.of(Viewer.OBSERVER, new Viewer(Set.of(), false)));
        Map<Seat, String> seats = rules.seats(values);
        seats.keySet().forEach(seat -> viewers.add(Viewer.at(seat)));
        seats.values().stream()
                .distinct()
                .forEach(unit -> viewers.add(new Viewer(
                        seats.entrySet().stream()
                                .filter(entry -> entry.getValue().equals(unit))
                                .map(Map.Entry::getKey)
                                .collect(Collectors.toSet()),
                        false)));
        return viewers;
    }

    /** Everything filled in; every party is a unit of its own, but the last item's unit is that of the first party too. */
    private static ObjectNode values(DocumentKind kind, boolean truth) {
        ObjectNode values = JsonMapper.shared().createObjectNode();
        fill(values, kind.form(), truth);
        for (Party party : kind.parties().values()) {
            FieldPath unit = party.unit();
            if (unit != null && unit.list() == null) {
                values.put(unit.field(), party.id());
            } else if (unit != null) {
                for (int i = 0; i < ITEMS; i++) {
                    ((ObjectNode) values.at("/" + unit.list() + "/" + i))
                            .put(unit.field(), i == ITEMS - 1 ? kind.first().id() : party.id());
                }
            }
        }
        return values;
    }

    private static void fill(ObjectNode values, FieldSet form, boolean truth) {
        for (Field field : form.fields()) {
            switch (field.kind()) {
                case FieldKind.Rows rows -> {
                    ArrayNode items = values.putArray(field.id());
                    for (int i = 0; i < ITEMS; i++) {
                        fill(items.addObject(), rows.fields(), truth);
                    }
                }
                case FieldKind.Truth _ -> values.put(field.id(), truth);
                case FieldKind.Day _ -> values.put(field.id(), "2026-11-29");
                case FieldKind.Numeric _ -> values.put(field.id(), "1");
                default -> values.put(field.id(), "x");
            }
        }
        form.fields().stream()
                .filter(field ->
                        field.kind() instanceof FieldKind.Computed computed && computed.gives() == FeelType.NUMBER)
                .forEach(field -> values.put(field.id(), "1"));
    }
}
