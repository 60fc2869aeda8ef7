package io.qingyuan.quality.internal;

import io.qingyuan.quality.internal.AirPlaces.Area;
import io.qingyuan.quality.internal.AirViews.EditionView;
import io.qingyuan.quality.internal.AirViews.FigureView;
import io.qingyuan.quality.internal.AirViews.GapView;
import io.qingyuan.quality.internal.AirViews.LimitView;
import io.qingyuan.quality.internal.AirViews.ShortfallView;
import io.qingyuan.quality.internal.AirViews.SummaryView;
import io.qingyuan.quality.internal.AirViews.Text;
import io.qingyuan.quality.internal.JdbcAirDays.Row;
import io.qingyuan.receipts.Receipt;
import io.qingyuan.receipts.Receipts;
import io.qingyuan.receipts.Subject;
import io.qingyuan.standards.air.AirEvaluation;
import io.qingyuan.standards.air.AirLimit;
import io.qingyuan.standards.air.AirLimits;
import io.qingyuan.standards.air.AqiLevel;
import io.qingyuan.standards.air.Averaging;
import io.qingyuan.standards.air.PeriodValidity;
import io.qingyuan.standards.air.Pollutant;
import io.qingyuan.time.AsOf;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sums up a year or a month of an area: its results with their receipts, and what one must know to read them. */
@Service
class AirSummaries {
    private static final int GOOD_UP_TO = 100;

    private final AirQueries queries;
    private final JdbcAirDays days;
    private final Receipts receipts;

    AirSummaries(AirQueries queries, JdbcAirDays days, Receipts receipts) {
        this.queries = queries;
        this.days = days;
        this.receipts = receipts;
    }

    @Transactional(readOnly = true)
    public SummaryView summary(String areaId, AirPeriod period, AsOf asOf) {
        Area area = queries.area(areaId, asOf);
        List<Row> rows = days.list(SeriesKind.AREA, area.id(), period.from(), period.to(), asOf.at());
        List<Row> indexed = rows.stream().filter(row -> row.aqi() != null).toList();
        List<GapView> gaps = queries.gaps(area, period.from(), period.to(), asOf);
        PeriodValidity validity = period.isYear() && !rows.isEmpty() ? validity(area, period, rows) : null;
        Evaluated evaluated =
                rows.isEmpty() ? null : evaluated(area, rows.getLast().day());
        return new SummaryView(
                area.id(),
                Text.of(area.title()),
                period.text(),
                period.from(),
                period.to(),
                true,
                Math.toIntExact(ChronoUnit.DAYS.between(period.from(), period.to())),
                rows.size(),
                indexed.size(),
                Math.toIntExact(indexed.stream().filter(AirSummaries::isGood).count()),
                figure(AirReceipts.period(AirReceipts.GOOD_DAY_RATIO, area.id(), period), "%", asOf),
                figure(AirReceipts.period(AirReceipts.FINE_PARTICLE_MEAN, area.id(), period), "ug/m3", asOf),
                evaluated == null ? null : evaluated.limit(),
                byLevel(indexed),
                editions(rows),
                evaluated == null ? null : evaluated.edition(),
                evaluated == null ? null : evaluated.verified(),
                validity == null ? null : validity.isValid(),
                validity == null
                        ? List.of()
                        : validity.shortfalls().stream().map(ShortfallView::of).toList(),
                gaps,
                gaps.stream().mapToLong(GapView::hours).sum());
    }

    private FigureView figure(Subject subject, String unit, AsOf asOf) {
        Receipt receipt = receipts.current(List.of(subject), asOf).get(subject);
        if (receipt == null) {
            return new FigureView(null, unit, null, null);
        }
        return new FigureView(
                receipt.outcome().findNumber().map(BigDecimal::toPlainString).orElse(null),
                unit,
                receipt.id().toString(),
                receipt.state().name());
    }

    private static boolean isGood(Row row) {
        Integer aqi = row.aqi();
        return aqi != null && aqi <= GOOD_UP_TO;
    }

    private static Map<Integer, Integer> byLevel(List<Row> rows) {
        Map<Integer, Integer> counts = new TreeMap<>();
        AqiLevel.all().forEach(level -> counts.put(level.level(), 0));
        for (Row row : rows) {
            Integer aqi = row.aqi();
            if (aqi != null) {
                counts.merge(AqiLevel.of(aqi).level(), 1, Integer::sum);
            }
        }
        return counts;
    }

    /** The edition that rounds and limits, and how well it was checked. */
    private record Evaluated(String edition, String verified, LimitView limit) {}

    private static Evaluated evaluated(Area area, LocalDate last) {
        AirEvaluation evaluation = AirEvaluation.inForceOn(last, area.rollout());
        AirLimit limit = AirLimits.inForceOn(last, area.rollout())
                .limit(Pollutant.PM2_5, Averaging.YEAR, AirLimits.Zone.CLASS_2);
        return new Evaluated(
                evaluation.edition().standard().toString(),
                evaluation.decimalsVerified().code(),
                new LimitView(
                        limit.standard().toString(),
                        limit.value().toPlainString(),
                        limit.pollutant().unit().symbol(),
                        limit.clause(),
                        limit.verified().code()));
    }

    private static @Nullable PeriodValidity validity(Area area, AirPeriod period, List<Row> rows) {
        List<LocalDate> valid = rows.stream()
                .filter(row -> row.values().containsKey(Pollutant.PM2_5))
                .map(Row::day)
                .toList();
        return AirEvaluation.inForceOn(rows.getLast().day(), area.rollout())
                .year(Pollutant.PM2_5, period.from().getYear(), valid);
    }

    private static List<EditionView> editions(List<Row> rows) {
        List<EditionView> editions = new ArrayList<>();
        for (Row row : rows) {
            EditionView last = editions.isEmpty() ? null : editions.getLast();
            if (last != null && last.standard().equals(row.edition())) {
                editions.set(
                        editions.size() - 1, new EditionView(last.standard(), last.from(), row.day(), last.days() + 1));
            } else {
                editions.add(new EditionView(row.edition(), row.day(), row.day(), 1));
            }
        }
        return editions;
    }
}
