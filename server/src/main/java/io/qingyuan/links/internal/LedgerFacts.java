package io.qingyuan.links.internal;

import io.qingyuan.fields.Field;
import io.qingyuan.fields.FieldKind;
import io.qingyuan.fields.FieldSet;
import io.qingyuan.figures.CountedFacts;
import io.qingyuan.figures.Figure;
import io.qingyuan.figures.FigureOwner;
import io.qingyuan.packs.PackText;
import io.qingyuan.receipts.Canonical;
import io.qingyuan.receipts.Fact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Movements of ledgers as facts: which version of a record or document moved something; the page it links to says what. */
@Component
class LedgerFacts extends CountedFacts {

    private final PackLinks links;
    private final Ledgers ledgers;

    LedgerFacts(PackLinks links, Ledgers ledgers) {
        this.links = links;
        this.ledgers = ledgers;
    }

    @Override
    public String kind() {
        return "links.ledger-figure";
    }

    @Override
    public String source() {
        return "links.movements";
    }

    @Override
    public List<FigureOwner> owners() {
        return links.now().ledgers().values().stream().map(LedgerFacts::owner).toList();
    }

    @Override
    public Optional<FigureOwner> find(String owner) {
        return Optional.ofNullable(links.now().ledgers().get(owner)).map(LedgerFacts::owner);
    }

    static FigureOwner owner(Ledger ledger) {
        return new FigureOwner(
                ledger.id(), ledger.title(), ledger.hash(), ledger.file(), "/ledgers/" + ledger.id(), ledger.figures());
    }

    @Override
    protected FieldSet form(FigureOwner owner, Figure figure) {
        return ledgers.get(owner.id()).form();
    }

    @Override
    protected List<Counted> counted(FigureOwner owner, Figure figure, Instant asOf) {
        Ledger ledger = ledgers.get(owner.id());
        Map<String, Fact> facts = new TreeMap<>();
        Map<String, List<ObjectNode>> items = new TreeMap<>();
        for (Account account : ledgers.accountsAt(ledger, asOf)) {
            for (Account.Moved moved : account.moved()) {
                Movement movement = moved.movement();
                facts.computeIfAbsent(movement.version(), version -> fact(movement, version));
                items.computeIfAbsent(movement.version(), _ -> new ArrayList<>())
                        .add(item(ledger, moved));
            }
        }
        List<Counted> all = new ArrayList<>();
        facts.forEach((version, fact) -> {
            List<ObjectNode> its = items.getOrDefault(version, List.of());
            ArrayNode values = JsonNodeFactory.instance.arrayNode();
            its.forEach(values::add);
            all.add(new Counted(fact, values, its, Set.of(), null));
        });
        return all;
    }

    private static ObjectNode item(Ledger ledger, Account.Moved moved) {
        Movement movement = moved.movement();
        ObjectNode item = JsonNodeFactory.instance.objectNode();
        item.put(Ledger.DAY, movement.day().toString());
        item.put(movement.in() ? Ledger.IN : Ledger.OUT, movement.amount().toPlainString());
        if (!movement.in()) {
            item.put(Ledger.EARLIER, moved.earlier().toPlainString());
        }
        for (int i = 0; i < ledger.keys().size(); i++) {
            item.put(ledger.keys().get(i).id(), movement.account().values().get(i));
        }
        return item;
    }

    private static Fact fact(Movement movement, String version) {
        return new Fact(
                version,
                Canonical.of(Map.of("version", version)),
                new PackText(movement.source(), movement.source()),
                movement.link(),
                movement.sample());
    }

    /** Movements are looked at in ranges only: none is an input by itself. */
    @Override
    public Map<String, Fact> read(Collection<String> ids) {
        return Map.of();
    }

    static boolean isUnit(Field field) {
        return field.kind() instanceof FieldKind.Reference;
    }
}
