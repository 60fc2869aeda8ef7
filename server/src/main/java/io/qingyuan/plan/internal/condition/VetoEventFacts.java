package io.qingyuan.plan.internal.condition;

import io.qingyuan.packs.PackText;
import io.qingyuan.receipts.Fact;
import io.qingyuan.receipts.FactSource;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Cases of barring circumstances as receipts read them. */
@Component
class VetoEventFacts implements FactSource {

    private final JdbcVetoEvents events;

    VetoEventFacts(JdbcVetoEvents events) {
        this.events = events;
    }

    @Override
    public String source() {
        return VetoEvent.SOURCE;
    }

    @Override
    public Map<String, Fact> read(Collection<String> ids) {
        return events.versions().findAll(ids.stream().map(UUID::fromString).toList()).stream()
                .map(event -> new Fact(
                        event.id().toString(),
                        event.canonical(),
                        new PackText(
                                "否决情形 " + event.circumstance() + " " + event.happenedOn(),
                                "Barring case " + event.circumstance() + " " + event.happenedOn()),
                        "/plan/conditions",
                        event.sample()))
                .collect(Collectors.toMap(Fact::id, Function.identity()));
    }
}
