package io.qingyuan.links.internal;

import io.qingyuan.documents.ChoiceGate;
import io.qingyuan.documents.ChoiceGates;
import io.qingyuan.fields.Condition;
import io.qingyuan.registry.RecordId;
import io.qingyuan.registry.Records;
import io.qingyuan.registry.Records.Seen;
import io.qingyuan.time.Zone;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Narrows choices of documents by registers, asked anew each time: who is taken off the list is not offered from then on. */
@Component
class RegisterChoices implements ChoiceGates {

    private static final int PAGE = 500;

    private final PackLinks links;
    private final Records records;
    private final Clock clock;

    RegisterChoices(PackLinks links, Records records, Clock clock) {
        this.links = links;
        this.records = records;
        this.clock = clock;
    }

    @Override
    public Optional<ChoiceGate> find(String id) {
        return Optional.ofNullable(links.now().choices().get(id)).map(Narrowed::new);
    }

    private final class Narrowed implements ChoiceGate {

        private final Choosing choosing;

        Narrowed(Choosing choosing) {
            this.choosing = choosing;
        }

        @Override
        public boolean passes(String chosen, Map<String, List<String>> asked) {
            return covered(counting(asked, new Condition.In(choosing.chosen(), List.of(chosen))), asked);
        }

        @Override
        public List<String> offered(Map<String, List<String>> asked) {
            Map<String, List<Seen>> byChosen = new LinkedHashMap<>();
            for (Seen record : counting(asked, new Condition.Filled(choosing.chosen(), true))) {
                byChosen.computeIfAbsent(record.values().path(choosing.chosen()).asString(), _ -> new ArrayList<>())
                        .add(record);
            }
            return byChosen.entrySet().stream()
                    .filter(entry -> covered(entry.getValue(), asked))
                    .map(Map.Entry::getKey)
                    .toList();
        }

        /** The records that hold on the day that is asked about. */
        private List<Seen> counting(Map<String, List<String>> asked, Condition which) {
            List<Condition> all = new ArrayList<>(List.of(which, choosing.where()));
            Choosing.Day day = choosing.day();
            if (day != null) {
                String on = asked.getOrDefault(day.asked(), List.of()).stream()
                        .findFirst()
                        .orElseGet(() -> Zone.dayOf(clock.instant()).toString());
                if (day.from() != null) {
                    all.add(new Condition.Compare(day.from(), Condition.Order.AT_MOST, on));
                }
                if (day.until() != null) {
                    all.add(new Condition.Compare(day.until(), Condition.Order.AT_LEAST, on));
                }
            }
            List<Seen> found = new ArrayList<>();
            RecordId after = null;
            List<Seen> page;
            do {
                page = records.where(choosing.register(), new Condition.All(all), after, PAGE);
                found.addAll(page);
                after = page.isEmpty() ? null : page.getLast().id();
            } while (page.size() == PAGE);
            return found;
        }

        /** Whether every value that is asked stands in one of the records. */
        private boolean covered(List<Seen> counting, Map<String, List<String>> asked) {
            if (counting.isEmpty()) {
                return false;
            }
            for (Map.Entry<String, List<String>> covers : choosing.covers().entrySet()) {
                Set<String> stand = new TreeSet<>();
                counting.forEach(record -> said(record.values(), covers.getKey(), stand));
                for (String name : covers.getValue()) {
                    if (!stand.containsAll(asked.getOrDefault(name, List.of()))) {
                        return false;
                    }
                }
            }
            return true;
        }

        private static void said(JsonNode values, String field, Set<String> into) {
            int dot = field.indexOf('.');
            if (dot >= 0) {
                values.path(field.substring(0, dot)).forEach(row -> said(row, field.substring(dot + 1), into));
                return;
            }
            JsonNode value = values.get(field);
            if (value != null && !value.isNull()) {
                into.add(value.asString());
            }
        }
    }
}
