package io.qingyuan.collection.internal;

import io.qingyuan.audit.Audit;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Followed;
import io.qingyuan.identity.OpenWork;
import io.qingyuan.identity.Role;
import io.qingyuan.identity.Succession;
import io.qingyuan.identity.Succession.Taker;
import io.qingyuan.identity.Title;
import io.qingyuan.identity.UnitId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Open forms of units that end: whoever does their work answers them. The figures stay those of the old units; the form's
 * history says who took it over.
 */
@Component
@Order(100)
class SucceededForms implements OpenWork {

    private static final Title FORMS = Title.of("份未封存的报表由新单位继续办理", "open forms are answered by the new unit");

    private final JdbcRounds rounds;
    private final Audit audit;

    SucceededForms(JdbcRounds rounds, Audit audit) {
        this.rounds = rounds;
        this.audit = audit;
    }

    @Override
    public List<Followed> wouldFollow(Succession succession) {
        int count = (int) open(succession, rounds.now()).stream()
                .filter(standing ->
                        succession.taker(standing.unit(), Role.DATA_OFFICER).isPresent())
                .count();
        return List.of(new Followed(FORMS, count));
    }

    @Override
    public List<Followed> follow(Actor by, Succession succession) {
        Instant at = rounds.now();
        int count = 0;
        for (Standing standing : open(succession, at)) {
            rounds.lock(standing.form());
            var taker = succession.taker(standing.unit(), Role.DATA_OFFICER);
            if (taker.isPresent()) {
                take(by, standing, taker.get(), succession.reason(), at);
                count++;
            }
        }
        return List.of(new Followed(FORMS, count));
    }

    private List<Standing> open(Succession succession, Instant at) {
        Set<UnitId> units = succession.takers().stream().map(Taker::from).collect(Collectors.toSet());
        return rounds.unsealed(units, at);
    }

    private void take(Actor by, Standing standing, Taker taker, String reason, Instant at) {
        String said =
                "%s → %s：%s".formatted(taker.fromTitle().zh(), taker.toTitle().zh(), reason);
        rounds.step(standing, Act.SUCCEED, said, by, at);
        audit.record(
                by,
                Act.SUCCEED.word(),
                Entering.KIND,
                standing.form().toString(),
                Map.of("from", taker.from().value(), "to", taker.to().value(), "reason", reason));
    }
}
