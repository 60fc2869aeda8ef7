package io.qingyuan.links.internal;

import io.qingyuan.casework.CaseId;
import io.qingyuan.casework.Cases;
import io.qingyuan.fields.Condition;
import io.qingyuan.fields.FieldSet;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.AreaId;
import io.qingyuan.identity.Policy;
import io.qingyuan.identity.Thing;
import io.qingyuan.identity.UnitId;
import io.qingyuan.identity.Verb;
import io.qingyuan.registry.RecordId;
import io.qingyuan.registry.Records;
import io.qingyuan.registry.Records.Seen;
import io.qingyuan.registry.Register;
import io.qingyuan.registry.Registers;
import io.qingyuan.time.Zone;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Holds records and cases against each other, a page of the left at a time. */
@Component
class Joining {

    static final int PAGE = 200;

    /** A record or a case, as both sides of a join know it. */
    record Item(String id, String name, String state, JsonNode values, String link) {

        String key(String field) {
            JsonNode value = field.equals("id") ? null : values.get(field);
            return field.equals("id") ? id : value == null || value.isNull() ? "" : value.asString();
        }
    }

    /** A page; {@code last} is where the next one begins, null behind the last. */
    record Page(List<Item> items, @Nullable String last) {}

    private final Registers registers;
    private final Records records;
    private final Cases cases;
    private final Policy policy;
    private final Clock clock;

    Joining(Registers registers, Records records, Cases cases, Policy policy, Clock clock) {
        this.registers = registers;
        this.records = records;
        this.cases = cases;
        this.policy = policy;
        this.clock = clock;
    }

    /** What counts of a side, of cases as of records. */
    Page page(Join.Side side, Condition more, @Nullable String after) {
        String procedure = side.procedure();
        if (procedure == null) {
            List<Seen> page = records.where(
                    String.valueOf(side.register()),
                    new Condition.All(List.of(side.where(), more)),
                    after == null ? null : RecordId.of(after),
                    PAGE);
            return new Page(
                    page.stream().map(Joining::item).toList(),
                    page.size() < PAGE ? null : page.getLast().id().toString());
        }
        List<Cases.Seen> page = cases.of(procedure, after == null ? null : CaseId.of(after), PAGE);
        FieldSet form = Objects.requireNonNull(side.form());
        Condition all = new Condition.All(List.of(side.where(), more));
        return new Page(
                page.stream()
                        .filter(found -> found.done().containsAll(side.done()))
                        .filter(found -> all.holds(new Condition.Known(
                                form, found.values(), Set.of(found.state()), Zone.dayOf(clock.instant()))))
                        .map(found -> new Item(
                                found.id().toString(),
                                found.number() + " " + found.subject(),
                                found.state(),
                                found.values(),
                                "/cases/" + found.id()))
                        .toList(),
                page.size() < PAGE ? null : page.getLast().id().toString());
    }

    private static Item item(Seen record) {
        return new Item(
                record.id().toString(),
                record.name(),
                record.state(),
                record.values(),
                "/registers/" + record.register() + "/records/" + record.id());
    }

    boolean mayRead(Actor actor, Join.Side side, Item item) {
        String register = side.register();
        if (register == null) {
            return cases.mayRead(actor, CaseId.of(item.id()));
        }
        Register known = registers.get(register);
        Thing thing = Thing.of("registry." + register).id(item.id());
        String unit = known.unit() == null ? "" : item.key(known.unit());
        String area = known.area() == null ? "" : item.key(known.area());
        return policy.allows(
                actor,
                Verb.READ,
                thing.unit(unit.isEmpty() ? null : new UnitId(unit)).area(area.isEmpty() ? null : new AreaId(area)));
    }

    /** Partners of a page of the left, by what both say. */
    Map<String, Integer> partners(Join join, List<Item> page) {
        List<String> keys = page.stream()
                .map(item -> item.key(join.leftField()))
                .filter(key -> !key.isEmpty())
                .distinct()
                .toList();
        Map<String, Integer> counts = new HashMap<>();
        if (keys.isEmpty()) {
            return counts;
        }
        boolean itself = join.rightField().equals("id");
        if (itself && join.right().register() != null) {
            String register = join.right().register();
            keys.forEach(key -> records.find(register, RecordId.of(key)).ifPresent(_ -> counts.put(key, 1)));
            return counts;
        }
        Condition same = itself ? Condition.always() : new Condition.In(join.rightField(), keys);
        List<Item> partners = new ArrayList<>();
        String after = null;
        do {
            Page some = page(join.right(), same, after);
            partners.addAll(some.items());
            after = some.last();
        } while (after != null);
        partners.forEach(partner -> counts.merge(partner.key(join.rightField()), 1, Integer::sum));
        return counts;
    }
}
