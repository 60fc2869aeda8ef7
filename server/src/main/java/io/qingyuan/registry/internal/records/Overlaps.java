package io.qingyuan.registry.internal.records;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Policy;
import io.qingyuan.identity.Verb;
import io.qingyuan.registry.Register;
import io.qingyuan.registry.Registers;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Which records' places lie over a record's place (重叠), and how much of it they share; computed when it is asked for. */
@Component
public class Overlaps {

    private static final BigDecimal SQUARE_METRES_OF_TWO_HECTARES = new BigDecimal("20000");
    private static final BigDecimal MU_OF_TWO_HECTARES = new BigDecimal("30");

    private final Registers registers;
    private final JdbcRecords records;
    private final Policy policy;

    Overlaps(Registers registers, JdbcRecords records, Policy policy) {
        this.registers = registers;
        this.records = records;
        this.policy = policy;
    }

    /** A record whose place shares an area, in mu, with another's. */
    public record Overlap(RecordRow row, BigDecimal mu) {}

    /** What a record lies over, of what the actor may read, the largest part first. */
    public List<Overlap> of(Actor actor, RecordRow row) {
        Register.MapStyle map = row.register().map();
        JsonNode place = map == null ? null : row.values().get(map.field());
        String box = Boxes.around(place);
        if (map == null || place == null || box == null) {
            return List.of();
        }
        Shapes shape = Shapes.of(place);
        List<Overlap> found = new ArrayList<>();
        for (Register.Against against : map.overlaps()) {
            Register other = registers.get(against.register());
            for (RecordRow one : records.near(other, against.field(), box)) {
                boolean over =
                        other.state(one.state()).map(Register.State::ended).orElse(true);
                JsonNode its = one.values().get(against.field());
                if (!over
                        && its != null
                        && !one.id().equals(row.id())
                        && policy.allows(actor, Verb.READ, RecordThing.of(one))) {
                    BigDecimal mu = mu(shape.shared(Shapes.of(its)));
                    if (mu.signum() > 0) {
                        found.add(new Overlap(one, mu));
                    }
                }
            }
        }
        found.sort((one, two) -> two.mu().compareTo(one.mu()));
        return found;
    }

    private static BigDecimal mu(double squareMetres) {
        return BigDecimal.valueOf(squareMetres)
                .multiply(MU_OF_TWO_HECTARES)
                .divide(SQUARE_METRES_OF_TWO_HECTARES, 2, RoundingMode.HALF_EVEN);
    }
}
