package io.qingyuan.plan.internal.commitment;

import io.qingyuan.packs.PackContent;
import io.qingyuan.packs.PackItem;
import io.qingyuan.packs.Packs;
import io.qingyuan.receipts.Receipt;
import io.qingyuan.receipts.ReceiptId;
import io.qingyuan.receipts.Receipts;
import io.qingyuan.receipts.Subject;
import io.qingyuan.statistics.Extent;
import io.qingyuan.statistics.FigureKey;
import io.qingyuan.time.AsOf;
import io.qingyuan.time.Zone;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** The judged figures of items, found by their receipts: for the plan's area, or for each unit that reports for itself. */
@Component
class JudgedFigures implements ItemFigures {

    private final Packs packs;
    private final Receipts receipts;

    JudgedFigures(Packs packs, Receipts receipts) {
        this.packs = packs;
        this.receipts = receipts;
    }

    private record Place(String item, String part) {}

    @Override
    public Map<String, SortedMap<String, ReceiptId>> receipts(Collection<String> items, AsOf asOf) {
        Map<Subject, Place> asked = subjects(items, asOf);
        Map<String, SortedMap<String, ReceiptId>> found = new HashMap<>();
        Map<Subject, Receipt> current = receipts.current(asked.keySet(), asOf);
        current.forEach((subject, receipt) -> {
            Place place = asked.get(subject);
            if (place != null && receipt.outcome().findNumber().isPresent()) {
                found.computeIfAbsent(place.item(), _ -> new TreeMap<>()).put(place.part(), receipt.id());
            }
        });
        return found;
    }

    private Map<Subject, Place> subjects(Collection<String> items, AsOf asOf) {
        Map<Subject, Place> subjects = new HashMap<>();
        PackContent content = packs.active(asOf);
        PackItem plan = content.find("plan/plan.yaml")
                .flatMap(document -> document.item().find("plan"))
                .orElse(null);
        if (plan == null) {
            return subjects;
        }
        int last = Zone.dayOf(asOf.at()).getYear();
        for (PackItem item : measured(content, items)) {
            String element = item.findString("element").orElse(item.id());
            List<String> units =
                    item.find("judged_over").map(over -> over.strings("units")).orElse(List.of());
            for (int year = plan.integer("base_year"); year <= last; year++) {
                if (units.isEmpty()) {
                    subjects.put(
                            FigureKey.of(element, Extent.area(plan.string("area")), year)
                                    .judged(),
                            new Place(item.id(), String.valueOf(year)));
                }
                for (String unit : units) {
                    subjects.put(
                            FigureKey.of(element, Extent.unit(unit), year).judged(),
                            new Place(item.id(), year + "|" + unit));
                }
            }
        }
        return subjects;
    }

    private static List<PackItem> measured(PackContent content, Collection<String> wanted) {
        return content.items("plan/indicators.yaml", "indicators").stream()
                .flatMap(indicator -> indicator.list("items").stream())
                .filter(item -> wanted.contains(item.id()))
                .toList();
    }
}
