package io.qingyuan.links.internal;

import io.qingyuan.documents.DocumentMoved;
import io.qingyuan.fields.Field;
import io.qingyuan.figures.FigureBody;
import io.qingyuan.figures.Figures;
import io.qingyuan.identity.Organisation;
import io.qingyuan.identity.Unit;
import io.qingyuan.identity.UnitId;
import io.qingyuan.packs.CanonicalJson;
import io.qingyuan.packs.PackConsumer;
import io.qingyuan.packs.PackContent;
import io.qingyuan.registry.RecordsChanged;
import io.qingyuan.time.AsOf;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Keeps the figures of ledgers with what moves something, in the transactions that do so. */
@Component
@Order(60)
class LedgerFigures implements PackConsumer {

    private final PackLinks links;
    private final LedgerFacts facts;
    private final Figures figures;
    private final Organisation organisation;

    LedgerFigures(PackLinks links, LedgerFacts facts, Figures figures, Organisation organisation) {
        this.links = links;
        this.facts = facts;
        this.figures = figures;
        this.organisation = organisation;
    }

    @EventListener
    void follow(RecordsChanged changed) {
        touch(flow -> changed.register().equals(flow.register()), changed.by());
    }

    @EventListener
    void follow(DocumentMoved moved) {
        touch(flow -> moved.kind().equals(flow.document()) && (moved.signed() || flow.signed() == null), moved.by());
    }

    private void touch(Predicate<Ledger.Flow> flow, String by) {
        links.now().ledgers().values().stream()
                .filter(ledger -> ledger.flows().stream().anyMatch(flow))
                .forEach(ledger -> figures.changed(facts, LedgerFacts.owner(ledger), ledger.figures(), by));
    }

    @Override
    public void activate(PackContent before, PackContent after) {
        Map<String, String> old = new HashMap<>();
        before.items(Links.FILES, "ledgers").forEach(item -> old.put(item.id(), CanonicalJson.sha256(item.node())));
        links.now().ledgers().values().stream()
                .filter(ledger -> !ledger.hash().equals(old.get(ledger.id())))
                .forEach(ledger -> figures.defined(facts, LedgerFacts.owner(ledger)));
    }

    List<FigureBody> of(Ledger ledger, AsOf asOf, Locale locale) {
        Map<UnitId, Unit> units = organisation.units(asOf);
        return FigureBody.of(
                ledger.figures(),
                figures.of(facts, LedgerFacts.owner(ledger), asOf),
                (_, by) -> ledger.form().find(by),
                (field, values) -> named(field, values, units, locale),
                locale);
    }

    private static Map<String, String> named(
            Field field, Collection<String> values, Map<UnitId, Unit> units, Locale locale) {
        Map<String, String> named = new HashMap<>();
        if (LedgerFacts.isUnit(field)) {
            for (String value : values) {
                Unit unit = value.isEmpty() ? null : units.get(new UnitId(value));
                if (unit != null) {
                    named.put(value, unit.title().in(locale));
                }
            }
        }
        return named;
    }
}
