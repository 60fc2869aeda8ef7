package io.qingyuan.documents.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.fields.Lookup;
import io.qingyuan.packs.FormulaCheck;
import io.qingyuan.packs.PackContent;
import io.qingyuan.packs.PackFault;
import io.qingyuan.packs.PackFolder;
import io.qingyuan.packs.PackId;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class DocumentRulesTest {

    private static final String DEFINITION = """
            id: small
            title: {zh: 小联单}
            source: own
            number: 'X-{year}-{seq:4}'
            parties:
              - {id: giver, title: {zh: 移出}, unit: giver_unit}
              - {id: carrier, title: {zh: 承运}, unit: legs.carrier_unit}
              - {id: taker, title: {zh: 接受}, unit: taker_unit}
              - {id: bureau, title: {zh: 部门}, is: the-bureau}
            signatures:
              - {id: send, title: {zh: 发出}, says: {zh: 属实}, party: giver}
              - {id: load, title: {zh: 装运}, says: {zh: 属实}, party: carrier, after: [send], in_turn: true}
              - {id: unload, title: {zh: 卸下}, says: {zh: 属实}, party: carrier, after: [load]}
              - {id: take, title: {zh: 接受}, says: {zh: 属实}, party: taker, after: [unload]}
              - {id: note, title: {zh: 收悉}, says: {zh: 收悉}, party: bureau, after: [take], when: odd}
            fields:
              - {id: giver_unit, title: {zh: 移出人}, type: reference, target: unit}
              - {id: taker_unit, title: {zh: 接受人}, type: reference, target: unit}
              - {id: sent, title: {zh: 发出量}, type: number}
              - {id: old_code, title: {zh: 旧代码}, type: text}
              - {id: new_code, title: {zh: 新代码}, type: text}
              - id: legs
                title: {zh: 运段}
                type: rows
                fields:
                  - {id: carrier_unit, title: {zh: 承运人}, type: reference, target: unit}
                  - {id: vehicle, title: {zh: 车}, type: text}
                  - {id: km, title: {zh: 里程}, type: number}
              - {id: far, title: {zh: 总里程}, type: computed, feel: sum_legs_km, gives: number}
              - {id: taken, title: {zh: 接受量}, type: number}
              - {id: odd, title: {zh: 不符}, type: truth}
              - {id: why, title: {zh: 缘由}, type: text}
              - {id: secret, title: {zh: 内部}, type: text}
            table:
              - {field: giver_unit, by: [giver], required_from: send, sealed_from: send}
              - {field: taker_unit, by: [giver], required_from: send, sealed_from: send}
              - {field: sent, by: [giver], required_from: send, sealed_from: send}
              - {field: old_code, by: [giver], required_from: send, sealed_from: send, created_to: '2025-01-01'}
              - {field: new_code, by: [giver], required_from: send, sealed_from: send, created_from: '2025-01-01'}
              - {field: legs, by: [giver], required_from: send, sealed_from: send}
              - {field: legs.carrier_unit, by: [giver], required_from: send, sealed_from: send}
              - {field: legs.vehicle, by: [carrier], required_from: load, sealed_from: load, visible_from: load}
              - {field: legs.km, by: [carrier], required_from: unload, sealed_from: unload}
              - {field: taken, by: [taker], required_from: take, sealed_from: take}
              - {field: odd, by: [taker], required_from: take, sealed_from: take}
              - {field: why, by: [taker], required_from: take, sealed_from: take, when: odd}
              - {field: secret, by: [taker], sealed_from: take, visible_to: [taker, observer]}
            parameters:
              - {id: limit, title: {zh: 允许差}, value: '0.5'}
            checks:
              - {id: amount, title: {zh: 数量}, from: take, severity: flag, holds: abs(taken - sent) <= limit, says: {zh: 不同}}
              - {id: leg, title: {zh: 里程}, each: legs, from: unload, severity: fault, holds: km > 0, says: {zh: 里程须大于零}}
            corrections: {countersigned_by: signers}
            cancel: {by: giver, before: load}
            """;

    private static final LocalDate THEN = LocalDate.of(2024, 6, 1);
    private static final LocalDate NOW = LocalDate.of(2026, 11, 29);

    private final DocumentRules rules = new DocumentRules(
            DocumentReader.read(PackFolder.parse(new PackId("small"), "documents/small.yaml", DEFINITION)
                    .item()));

    private static ObjectNode json(String text) {
        return (ObjectNode) JsonMapper.shared().readTree(text);
    }

    private static final String SENT = """
            {"giver_unit": "plant", "taker_unit": "works", "sent": "3", "new_code": "n",
             "legs": [{"carrier_unit": "a"}, {"carrier_unit": "b"}]}
            """;

    private static Standing after(String... given) {
        return new Standing(
                NOW, Set.copyOf(List.of(given).stream().map(Step::parse).toList()), false);
    }

    private FieldState state(String pointer, Standing standing, Viewer viewer, JsonNode values) {
        return rules.states(standing, viewer, values).getOrDefault(pointer, FieldState.HIDDEN);
    }

    private static final Viewer GIVER = Viewer.at(Seat.of("giver"));
    private static final Viewer TAKER = Viewer.at(Seat.of("taker"));

    private static Viewer carrier(int item) {
        return Viewer.at(new Seat("carrier", item));
    }

    @Test
    void signaturesAreGivenInTurnItemByItem() {
        JsonNode values = json(SENT);
        assertThat(rules.steps(values))
                .extracting(Step::toString)
                .containsExactly("send", "load[0]", "load[1]", "unload[0]", "unload[1]", "take");
        assertThat(rules.open(after(), values)).extracting(Step::toString).containsExactly("send");
        assertThat(rules.open(after("send"), values))
                .extracting(Step::toString)
                .as("the second carrier waits for the first")
                .containsExactly("load[0]");
        assertThat(rules.open(after("send", "load[0]"), values))
                .extracting(Step::toString)
                .as("unloading waits for the same leg alone")
                .containsExactly("load[1]", "unload[0]");
        assertThat(rules.open(after("send", "load[0]", "load[1]", "unload[1]"), values))
                .extracting(Step::toString)
                .containsExactly("unload[0]");
    }

    @Test
    void aSignatureUnderAConditionIsAskedForWhereItHolds() {
        ObjectNode values = json(SENT).put("odd", true);
        assertThat(rules.steps(values)).extracting(Step::toString).endsWith("take", "note");
        assertThat(rules.complete(after("send", "load[0]", "load[1]", "unload[0]", "unload[1]", "take"), values))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        // field, given, giver, carrier 0, carrier 1, taker, observer
        "/sent,'',REQUIRED,READ,READ,READ,READ",
        "/sent,send,SEALED,SEALED,SEALED,SEALED,SEALED",
        "/giver_unit,'',READ,READ,READ,READ,READ",
        "/old_code,'',HIDDEN,HIDDEN,HIDDEN,HIDDEN,HIDDEN",
        "/new_code,'',REQUIRED,READ,READ,READ,READ",
        "/legs,'',REQUIRED,READ,READ,READ,READ",
        "/legs/-/carrier_unit,'',REQUIRED,READ,READ,READ,READ",
        "/legs/-/vehicle,'',HIDDEN,HIDDEN,HIDDEN,HIDDEN,HIDDEN",
        "/legs/0/vehicle,'',HIDDEN,READ,HIDDEN,HIDDEN,HIDDEN",
        "/legs/0/vehicle,send,HIDDEN,REQUIRED,HIDDEN,HIDDEN,HIDDEN",
        "/legs/1/vehicle,send,HIDDEN,HIDDEN,READ,HIDDEN,HIDDEN",
        "/legs/0/vehicle,send load[0],SEALED,SEALED,SEALED,SEALED,SEALED",
        "/legs/1/vehicle,send load[0],HIDDEN,HIDDEN,REQUIRED,HIDDEN,HIDDEN",
        "/legs/0/km,send,READ,WRITE,READ,READ,READ",
        "/legs/0/km,send load[0],READ,REQUIRED,READ,READ,READ",
        "/far,send load[0],READ,READ,READ,READ,READ",
        "/taken,send,READ,READ,READ,READ,READ",
        "/taken,send load[0] load[1] unload[0] unload[1],READ,READ,READ,REQUIRED,READ",
        "/why,send load[0] load[1] unload[0] unload[1],HIDDEN,HIDDEN,HIDDEN,HIDDEN,HIDDEN",
        "/secret,send load[0] load[1] unload[0] unload[1],HIDDEN,HIDDEN,HIDDEN,WRITE,READ",
        "/secret,send load[0] load[1] unload[0] unload[1] take,HIDDEN,HIDDEN,HIDDEN,SEALED,SEALED",
        "/far,send load[0] load[1] unload[0] unload[1] take,SEALED,SEALED,SEALED,SEALED,SEALED"
    })
    void theTableSaysWhoMayDoWhatWhen(
            String pointer,
            String given,
            FieldState giver,
            FieldState first,
            FieldState second,
            FieldState taker,
            FieldState observer) {
        Standing standing = after(given.isEmpty() ? new String[0] : given.split(" "));
        JsonNode values = json(SENT);
        assertThat(List.of(
                        state(pointer, standing, GIVER, values),
                        state(pointer, standing, carrier(0), values),
                        state(pointer, standing, carrier(1), values),
                        state(pointer, standing, TAKER, values),
                        state(pointer, standing, Viewer.OBSERVER, values)))
                .isEqualTo(List.of(giver, first, second, taker, observer));
    }

    @Test
    void theRuleIsThatOfTheDayOfCreation() {
        Standing then = Standing.at(THEN);
        assertThat(state("/old_code", then, GIVER, json("{}"))).isEqualTo(FieldState.REQUIRED);
        assertThat(state("/new_code", then, GIVER, json("{}"))).isEqualTo(FieldState.HIDDEN);
        assertThat(rules.missing(Step.of("send"), then, json("{}")))
                .containsExactly("/giver_unit", "/taker_unit", "/sent", "/old_code", "/legs");
    }

    @Test
    void aFieldUnderAConditionComesAndGoesWithIt() {
        Standing standing = after("send", "load[0]", "load[1]", "unload[0]", "unload[1]");
        ObjectNode odd = json(SENT).put("odd", true).put("why", "damp");
        assertThat(state("/why", standing, TAKER, odd)).isEqualTo(FieldState.REQUIRED);
        assertThat(rules.pruned(standing, odd.put("odd", false)).has("why")).isFalse();
    }

    @Test
    void whatIsNotTheirsIsRefusedFieldByField() {
        ObjectNode values = json(SENT);
        Map<String, FieldState> states = rules.states(after("send"), carrier(0), values);
        Merging.Merged merged = Merging.merge(rules.kind().form(), states, values, json("""
                {"sent": "9", "taken": "9", "secret": "x", "nonsense": 1,
                 "legs": [{"carrier_unit": "c", "vehicle": "苏E-1", "km": 12}, {"vehicle": "苏E-2"}]}
                """));

        assertThat(merged.faults())
                .extracting(fault -> fault.pointer() + " " + fault.code().code())
                .containsExactlyInAnyOrder(
                        "/sent documents.field-sealed",
                        "/taken documents.field-of-others",
                        "/secret documents.no-such-field",
                        "/nonsense documents.no-such-field",
                        "/legs/0/carrier_unit documents.field-sealed",
                        "/legs/1/vehicle documents.no-such-field");
        assertThat(merged.values()).isEqualTo(json("""
                {"giver_unit": "plant", "taker_unit": "works", "sent": "3", "new_code": "n",
                 "legs": [{"carrier_unit": "a", "vehicle": "苏E-1", "km": 12}, {"carrier_unit": "b"}]}
                """));
    }

    @Test
    void anItemIsNeitherAddedNorTakenAwayOnceTheListIsSealed() {
        ObjectNode values = json(SENT);
        Map<String, FieldState> states = rules.states(after("send"), GIVER, values);
        Merging.Merged merged =
                Merging.merge(rules.kind().form(), states, values, json("{\"legs\": [{\"carrier_unit\": \"a\"}]}"));
        assertThat(merged.faults())
                .extracting(fault -> fault.pointer() + " " + fault.code().code())
                .containsExactly("/legs documents.field-sealed");
        assertThat(merged.values()).isEqualTo(values);
    }

    @Test
    void anItemAsksForItsOwnFieldsOnly() {
        ObjectNode values = json(SENT);
        assertThat(rules.missing(new Step("load", 0), after("send"), values)).containsExactly("/legs/0/vehicle");
        assertThat(rules.missing(Step.of("take"), after("send"), values))
                .contains("/legs/0/vehicle", "/legs/1/vehicle", "/legs/0/km", "/taken", "/odd");
    }

    @Test
    void checksAreMadeFromTheirSignatureOn() {
        ObjectNode values = json(SENT).put("taken", "2.4");
        assertThat(rules.broken(Set.of(Step.of("send")), values)).isEmpty();
        assertThat(rules.broken(Set.of(Step.of("send"), Step.of("take")), values))
                .extracting(Check.Broken::key)
                .containsExactly("amount");
        ((ObjectNode) values.get("legs").get(0)).put("km", "0");
        assertThat(rules.broken(Set.of(new Step("unload", 0)), values))
                .extracting(Check.Broken::key)
                .containsExactly("leg[0]");
        assertThat(rules.broken(Set.of(Step.of("take")), values.put("taken", "2.5")))
                .isEmpty();
    }

    @Test
    void nobodyIsShownWhatIsHidden() {
        ObjectNode values = json(SENT).put("secret", "x");
        Standing standing = after("send");
        assertThat(rules.visible(values, rules.states(standing, GIVER, values)).has("secret"))
                .isFalse();
        assertThat(rules.visible(values, rules.states(standing, TAKER, values)).has("secret"))
                .isTrue();
    }

    @Test
    void theShippedDocumentsAreInOrder() {
        PackFolder.Reading reading = PackFolder.readAll(Path.of("../packs"), FormulaCheck.NONE);
        assertThat(reading.faults()).isEmpty();
        Map<String, DocumentKind> kinds = DocumentReader.read(reading.content());
        assertThat(kinds.keySet())
                .contains(
                        "hazardous-waste-manifest",
                        "sludge-manifest-gps",
                        "contaminated-soil-transfer-ledger",
                        "vessel-waste-chain");
        kinds.values()
                .forEach(kind -> assertThat(
                                new DocumentRules(kind).states(Standing.at(NOW), Viewer.OBSERVER, json("{}")))
                        .isNotEmpty());
        assertThat(rules.kind().form().check(json(SENT), Lookup.TRUSTING, false).isFine())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'{field: sent, by: [giver], required_from: send, sealed_from: send}'|'{field: sent, by: [nobody]}'|document-party-unknown",
                "'{field: sent, by: [giver], required_from: send, sealed_from: send}'|'{field: sent, by: [giver], sealed_from: send, required_from: take}'|document-sealed",
                "'  - {field: sent, by: [giver], required_from: send, sealed_from: send}'|''|document-no-row",
                "'{field: legs, by: [giver], required_from: send, sealed_from: send}'|'{field: legs, by: [giver]}'|document-list-open",
                "', created_to: ''2025-01-01'''|''|''",
                "'{field: new_code'|'{field: old_code'|document-no-row",
                "'created_to: ''2025-01-01'''|'created_to: ''2026-01-01'''|''",
                "'field: new_code, by: [giver], required_from: send, sealed_from: send, created_from: ''2025-01-01'''|'field: old_code, by: [giver]'|document-row-twice",
                "'after: [unload]'|'after: [note]'|document-after",
                "'holds: km > 0'|'holds: km > nothing'|formula",
                "'source: own'|'source: {mirror: {system: {zh: 国家系统}, number: lost}}'|document-field",
                "'{zh: 里程}, type: number}'|'{zh: 里程}, type: number, required: true}'|document-required"
            })
    void whatIsWrongInADefinitionIsNamed(String text, String instead, String code) {
        String changed = DEFINITION.replace(text, instead == null ? "" : instead);
        assertThat(changed).isNotEqualTo(DEFINITION);
        PackContent content = PackContent.of(List.of(PackContent.Pack.of(
                new PackId("small"),
                List.of(
                        PackFolder.parse(new PackId("small"), "pack.yaml", "id: small\nversion: 1.0.0\n"),
                        PackFolder.parse(new PackId("small"), "documents/small.yaml", changed)))));
        List<String> codes = new DocumentInspection()
                .inspect(content).stream().map(PackFault::code).toList();
        if (code.isEmpty()) {
            assertThat(codes).isEmpty();
        } else {
            assertThat(codes).contains(code);
        }
    }
}
