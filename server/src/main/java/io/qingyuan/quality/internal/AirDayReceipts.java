package io.qingyuan.quality.internal;

import io.qingyuan.identity.Actor;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.quality.QualityProblem;
import io.qingyuan.time.AsOf;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes the receipt of one day when somebody asks for it. */
@Service
class AirDayReceipts {
    private final AirQueries queries;
    private final JdbcAirDays days;
    private final AirReceipts receipts;

    AirDayReceipts(AirQueries queries, JdbcAirDays days, AirReceipts receipts) {
        this.queries = queries;
        this.days = days;
        this.receipts = receipts;
    }

    @Transactional
    public String receipt(String area, @Nullable String station, LocalDate day, AsOf asOf, Actor actor) {
        AirQueries.Of of = queries.of(area, station, asOf);
        if (days.list(of.kind(), of.code(), day, day.plusDays(1), asOf.at()).isEmpty()) {
            throw new ProblemException(QualityProblem.DAY_NOT_FOUND, of.code(), day);
        }
        return receipts.ofDay(of.kind(), of.code(), day, actor.name()).id().toString();
    }
}
