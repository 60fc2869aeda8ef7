package io.qingyuan.quality.internal;

import io.qingyuan.packs.PackItem;
import io.qingyuan.packs.PackText;
import io.qingyuan.receipts.Canonical;
import io.qingyuan.receipts.Change;
import io.qingyuan.receipts.Draft;
import io.qingyuan.receipts.Interval;
import io.qingyuan.receipts.Receipt;
import io.qingyuan.receipts.Receipts;
import io.qingyuan.receipts.Recomputer;
import io.qingyuan.receipts.Rule;
import io.qingyuan.receipts.Subject;
import io.qingyuan.rules.JavaRule;
import io.qingyuan.statistics.DerivedValue;
import io.qingyuan.statistics.Extent;
import io.qingyuan.statistics.FigureKey;
import io.qingyuan.statistics.Finality;
import io.qingyuan.statistics.Origin;
import io.qingyuan.statistics.Statistics;
import io.qingyuan.time.Zone;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Results of air quality with receipts: the good-day ratio and PM2.5 mean of years and months, kept; the index of a day,
 * on demand. Their inputs are the station-hours themselves, so that a flipped digit shows in every result above it.
 */
@Component
class AirReceipts implements Recomputer, AirResults {
    static final String DAY = "quality.air-day";
    static final String GOOD_DAY_RATIO = "quality.good-day-ratio";
    static final String FINE_PARTICLE_MEAN = "quality.pm25-mean";

    private final Receipts receipts;
    private final AirPlacesSource places;
    private final JdbcAirFiles files;
    private final JdbcAirDays days;
    private final Statistics statistics;
    private final Map<String, JavaRule> rules;

    AirReceipts(
            Receipts receipts,
            AirPlacesSource places,
            JdbcAirFiles files,
            JdbcAirDays days,
            Statistics statistics,
            AirDayRule dayRule,
            GoodDayRatioRule goodDayRatioRule,
            FineParticleMeanRule fineParticleMeanRule) {
        this.receipts = receipts;
        this.places = places;
        this.files = files;
        this.days = days;
        this.statistics = statistics;
        this.rules = Map.of(DAY, dayRule, GOOD_DAY_RATIO, goodDayRatioRule, FINE_PARTICLE_MEAN, fineParticleMeanRule);
    }

    static Subject period(String kind, String area, AirPeriod period) {
        return new Subject(kind, SeriesKind.AREA.code() + ":" + area, period.text());
    }

    /** The receipt of a day of a station or an area, issued where there is none yet. */
    Receipt ofDay(SeriesKind kind, String code, LocalDate day, String by) {
        Subject subject = new Subject(DAY, kind.code() + ":" + code, day.toString());
        return receipts.issue(List.of(draft(subject).orElseThrow()), by).getFirst();
    }

    @Override
    public void rowsChanged(AirImport.Changed changed, String by) {
        Interval interval = new Interval(Zone.startOf(changed.from()), Zone.startOf(changed.to()));
        String source = changed.kind() == SeriesKind.STATION ? StationHourFacts.SOURCE : PublishedDayFacts.SOURCE;
        receipts.invalidate(
                changed.series().stream()
                        .map(series -> new Change.RangeChange(source, series, interval))
                        .toList(),
                by);
        List<Subject> subjects = new ArrayList<>();
        for (AirPeriod period : AirPeriod.around(changed.from(), changed.to())) {
            subjects.add(period(GOOD_DAY_RATIO, changed.area().id(), period));
            subjects.add(period(FINE_PARTICLE_MEAN, changed.area().id(), period));
        }
        receipts.request(subjects, by);
    }

    @Override
    public Set<String> kinds() {
        return rules.keySet();
    }

    @Override
    public Set<Subject> dependents(Collection<Subject> changed) {
        return Set.of(); // results of air stand on rows alone
    }

    @Override
    public void recompute(Collection<Subject> subjects, String by) {
        List<Draft> drafts = new ArrayList<>();
        List<Subject> gone = new ArrayList<>();
        for (Subject subject : subjects) {
            draft(subject).ifPresentOrElse(drafts::add, () -> gone.add(subject));
        }
        List<Receipt> issued = receipts.issue(drafts, by);
        receipts.withdraw(gone, by);
        giveAsReference(issued, gone);
    }

    /** Puts the results of years beside the figures they can be compared with; the air of a station is unaudited. */
    private void giveAsReference(List<Receipt> issued, List<Subject> gone) {
        List<DerivedValue> values = new ArrayList<>();
        List<FigureKey> without = new ArrayList<>();
        for (Receipt receipt : issued) {
            figure(receipt.subject()).ifPresent(figure -> {
                if (receipt.outcome().findFault().isPresent()) {
                    without.add(figure);
                } else {
                    values.add(new DerivedValue(figure, Origin.REFERENCE, Finality.PRELIMINARY, receipt.id(), null));
                }
            });
        }
        gone.forEach(subject -> figure(subject).ifPresent(without::add));
        statistics.put(values);
        statistics.withdraw(without, Origin.REFERENCE, "no valid day any more");
    }

    /** The figure that a result is given to; empty for days, months, stations and areas that give none. */
    private Optional<FigureKey> figure(Subject subject) {
        String area = subject.key().substring(subject.key().indexOf(':') + 1);
        return Optional.of(subject)
                .filter(one -> !one.kind().equals(DAY)
                        && one.key().startsWith(SeriesKind.AREA.code() + ":")
                        && period(one.period()).isYear())
                .flatMap(_ -> places.now().findArea(area))
                .map(found -> found.gives().get(subject.kind()))
                .map(element -> FigureKey.of(
                        element.value(),
                        Extent.area(area),
                        period(subject.period()).from().getYear()));
    }

    @Override
    public Map<Subject, Title> describe(Collection<Subject> subjects) {
        Map<Subject, Title> titles = new LinkedHashMap<>();
        for (Subject subject : subjects) {
            titles.put(subject, new Title(title(subject), "/air?period=" + subject.period()));
        }
        return titles;
    }

    private PackText title(Subject subject) {
        AirPlaces known = places.now();
        String code = subject.key().substring(subject.key().indexOf(':') + 1);
        PackText place = known.findArea(code)
                .map(AirPlaces.Area::title)
                .or(() -> known.findStation(code).map(AirPlaces.Station::title))
                .orElse(new PackText(code, code));
        PackText what = switch (subject.kind()) {
            case GOOD_DAY_RATIO -> new PackText("优良天数比例（监测参考）", "good-day ratio (monitoring reference)");
            case FINE_PARTICLE_MEAN -> new PackText("PM2.5平均浓度（监测参考）", "mean PM2.5 (monitoring reference)");
            default -> new PackText("空气质量指数（监测参考）", "air quality index (monitoring reference)");
        };
        return new PackText(
                place.preferChinese() + " " + subject.period() + " " + what.zh(),
                place.preferEnglish() + " " + subject.period() + " " + what.en());
    }

    /** What a subject is computed from; empty where there is nothing to compute it from any more. */
    private Optional<Draft> draft(Subject subject) {
        int colon = subject.key().indexOf(':');
        String code = subject.key().substring(colon + 1);
        boolean ofStation = subject.key().startsWith(SeriesKind.STATION.code() + ":");
        AirPlaces known = places.now();
        Optional<AirPlaces.Area> area = ofStation ? known.findAreaOf(code) : known.findArea(code);
        AirPeriod period = period(subject.period());
        SeriesKind kind = ofStation ? SeriesKind.STATION : SeriesKind.AREA;
        Instant at = files.now();
        if (area.isEmpty()
                || days.list(kind, code, period.from(), period.to(), at).isEmpty()) {
            return Optional.empty();
        }
        List<Draft.Ref> inputs = new ArrayList<>();
        places.findDefinition(area.get().id()).ifPresent(item -> inputs.add(definition(item)));
        for (AirPlaces.Station station : area.get().stations()) {
            boolean wanted = !ofStation || station.code().equals(code);
            if (wanted && files.findSeries(SeriesKind.STATION, station.code()).isPresent()) {
                inputs.add(new Draft.RangeRef(
                        RuleDays.HOURS + station.code(),
                        StationHourFacts.SOURCE,
                        station.code(),
                        period.interval(),
                        at));
            }
        }
        if (!ofStation) {
            for (String name : area.get().published()) {
                inputs.add(new Draft.RangeRef(
                        RuleDays.PUBLISHED + name, PublishedDayFacts.SOURCE, name, period.interval(), at));
            }
        }
        return Optional.of(Draft.of(subject, rule(subject.kind()), inputs)
                .with(Map.of(
                        "kind", kind.code(),
                        "code", code,
                        "from", period.from(),
                        "to", period.to(),
                        "rollout", area.get().rollout())));
    }

    private static AirPeriod period(String text) {
        if (text.length() == 10) {
            LocalDate day = LocalDate.parse(text);
            return new AirPeriod(text, day, day.plusDays(1));
        }
        return AirPeriod.parse(text);
    }

    private static Draft.DefinitionRef definition(PackItem item) {
        return new Draft.DefinitionRef("place", AirPlacesSource.PATH, item.string("area"), Canonical.of(item.node()));
    }

    private Rule rule(String kind) {
        JavaRule rule = rules.get(kind);
        if (rule == null) {
            throw new IllegalArgumentException("not a result of air quality: " + kind);
        }
        return rule.rule();
    }
}
