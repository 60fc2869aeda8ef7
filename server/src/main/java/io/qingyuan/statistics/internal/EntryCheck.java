package io.qingyuan.statistics.internal;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Policy;
import io.qingyuan.identity.Thing;
import io.qingyuan.identity.UnitId;
import io.qingyuan.identity.Verb;
import io.qingyuan.problem.Fault;
import io.qingyuan.sheets.Absence;
import io.qingyuan.statistics.Content;
import io.qingyuan.statistics.Element;
import io.qingyuan.statistics.ElementCode;
import io.qingyuan.statistics.Extent;
import io.qingyuan.statistics.FigureKey;
import io.qingyuan.statistics.Finality;
import io.qingyuan.statistics.Origin;
import io.qingyuan.statistics.Period;
import io.qingyuan.statistics.SourceDocument;
import io.qingyuan.statistics.StatisticsProblem;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks entries against the definitions and the writer's rights; collects every fault. */
final class EntryCheck {

    static final String KIND = "statistics.figure";

    /** What was accepted in a round: correcting it is another right than reporting. */
    static final String SEALED = "statistics.sealed";

    /** Plain digits with a point; what a double or a spreadsheet would write otherwise is refused. */
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}(\\.\\d{1,12})?");

    private final ElementModel model;
    private final FigureTitles.Names names;
    private final Policy policy;
    private final Actor actor;
    private final LocalDate today;
    private final Locale locale;
    private final List<Fault> faults = new ArrayList<>();

    EntryCheck(
            ElementModel model, FigureTitles.Names names, Policy policy, Actor actor, LocalDate today, Locale locale) {
        this.model = model;
        this.names = names;
        this.policy = policy;
        this.actor = actor;
        this.today = today;
        this.locale = locale;
    }

    /** An entry that may be written. */
    record Checked(Entry entry, Element element, FigureKey figure, Origin origin, Finality finality, Content content) {}

    List<Fault> faults() {
        return List.copyOf(faults);
    }

    /** The entry as it would be written; empty, with faults noted, where it may not be. */
    Optional<Checked> check(Entry entry) {
        int before = faults.size();
        Element element = model.find(new ElementCode(entry.element())).orElse(null);
        if (element == null) {
            fault(entry, "element", StatisticsProblem.ELEMENT_UNKNOWN, entry.element());
            return Optional.empty();
        }
        Period period = period(entry, element);
        Extent extent = extent(entry, element, period == null ? today : lastDay(period, today));
        Origin origin = origin(entry);
        Finality finality = finality(entry);
        Content content = content(entry, element);
        if (origin == Origin.CONFIRMED) {
            confirmedNeedsItsDocument(entry);
        }
        if (extent == null || period == null || origin == null || finality == null || content == null) {
            return Optional.empty();
        }
        mayWrite(entry, element, extent, origin);
        return faults.size() > before
                ? Optional.empty()
                : Optional.of(new Checked(
                        entry, element, new FigureKey(element.code(), extent, period), origin, finality, content));
    }

    private @Nullable Extent extent(Entry entry, Element element, LocalDate day) {
        String given = entry.extent();
        List<Extent> allowed = extents(element, names, day);
        if (given == null) {
            if (allowed.size() == 1) {
                return allowed.getFirst();
            }
        } else {
            Optional<Extent> found = allowed.stream()
                    .filter(extent -> extent.text().equals(given))
                    .findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            if (ended(entry, given, day)) {
                return null;
            }
        }
        fault(
                entry,
                "extent",
                StatisticsProblem.EXTENT,
                element.title().in(locale),
                given == null ? "" : given,
                allowed.stream()
                        .map(extent -> names.extent(extent).in(locale) + " " + extent.text())
                        .collect(Collectors.joining("、")));
        return null;
    }

    /** Notes that the unit was no longer there, and who reports in its place; false where that is not what is wrong. */
    private boolean ended(Entry entry, String given, LocalDate day) {
        UnitId unit;
        try {
            if (!(Extent.parse(given) instanceof Extent.OfUnit(UnitId of))) {
                return false;
            }
            unit = of;
        } catch (IllegalArgumentException e) {
            return false;
        }
        Optional<LocalDate> end = names.unitLineage().endOf(unit);
        if (end.isEmpty() || day.isBefore(end.get())) {
            return false;
        }
        fault(
                entry,
                "extent",
                StatisticsProblem.UNIT_ENDED,
                names.extent(new Extent.OfUnit(unit)).in(locale),
                end.get().toString(),
                names.unitLineage().heirs(unit).stream()
                        .map(heir -> names.extent(new Extent.OfUnit(heir)).in(locale) + " unit:" + heir)
                        .collect(Collectors.joining("、")));
        return true;
    }

    /** The day whose division of units a period is reported under: its last, or today while it runs. */
    static LocalDate lastDay(Period period, LocalDate today) {
        return period.lastDay().isAfter(today) ? today : period.lastDay();
    }

    /**
     * What the element is reported for: the units that report it each for themselves, or the district. Units that were
     * not there on the day are replaced by those that stood for them.
     */
    static List<Extent> extents(Element element, FigureTitles.Names names, LocalDate day) {
        if (!element.reportedBy().isEmpty()) {
            return units(element.reportedBy(), names, day).toList();
        }
        return Stream.concat(
                        names.areas().values().stream()
                                .filter(area -> area.kind().equals("district"))
                                .flatMap(area -> names.areaLineage().on(area.id(), day).stream())
                                .distinct()
                                .<Extent>map(Extent.OfArea::new)
                                .sorted((one, other) -> one.id().compareTo(other.id())),
                        units(element.breakdown(), names, day))
                .toList();
    }

    private static Stream<Extent> units(List<UnitId> named, FigureTitles.Names names, LocalDate day) {
        return named.stream()
                .flatMap(unit -> names.unitLineage().title(unit).isEmpty()
                        ? Stream.of(unit)
                        : names.unitLineage().on(unit, day).stream())
                .distinct()
                .map(Extent.OfUnit::new);
    }

    private @Nullable Period period(Entry entry, Element element) {
        Period period;
        try {
            period = Period.parse(entry.period());
        } catch (IllegalArgumentException e) {
            fault(entry, "period", StatisticsProblem.PERIOD, entry.period());
            return null;
        }
        if (period.type() != element.periodType()) {
            fault(
                    entry,
                    "period",
                    StatisticsProblem.PERIOD_TYPE,
                    element.title().in(locale),
                    element.periodType().name().toLowerCase(Locale.ROOT),
                    entry.period());
            return null;
        }
        if (period.firstDay().isAfter(today)) {
            fault(entry, "period", StatisticsProblem.PERIOD_IN_FUTURE, entry.period());
            return null;
        }
        return period;
    }

    private @Nullable Origin origin(Entry entry) {
        try {
            Origin origin = Origin.parse(entry.origin());
            if (origin.entered()) {
                return origin;
            }
        } catch (IllegalArgumentException e) {
            // told below, with what is allowed
        }
        fault(entry, "origin", StatisticsProblem.ORIGIN, entry.origin());
        return null;
    }

    private @Nullable Finality finality(Entry entry) {
        try {
            return Finality.parse(entry.finality());
        } catch (IllegalArgumentException e) {
            fault(entry, "finality", StatisticsProblem.FINALITY, entry.finality());
            return null;
        }
    }

    private @Nullable Content content(Entry entry, Element element) {
        String said = entry.said();
        if (said == null || said.isBlank()) {
            fault(
                    entry,
                    "value",
                    StatisticsProblem.VALUE_MISSING,
                    element.title().in(locale));
            return null;
        }
        Optional<Absence> absence = Absence.read(said);
        if (absence.isPresent() && element.findState(said.strip()).isEmpty()) {
            return new Content.Absent(absence.get());
        }
        return switch (element.kind()) {
            case NUMBER -> number(entry, element, said.strip());
            case STATE -> state(entry, element, said.strip());
        };
    }

    private @Nullable Content number(Entry entry, Element element, String said) {
        if (!NUMBER.matcher(said).matches()) {
            fault(entry, "value", StatisticsProblem.NOT_A_NUMBER, said);
            return null;
        }
        BigDecimal number = new BigDecimal(said);
        BigDecimal min = element.min();
        BigDecimal max = element.max();
        if ((min != null && number.compareTo(min) < 0) || (max != null && number.compareTo(max) > 0)) {
            fault(entry, "value", StatisticsProblem.OUT_OF_RANGE, said, range(min, max), element.unit());
            return null;
        }
        return new Content.Numeric(number);
    }

    static String range(@Nullable BigDecimal min, @Nullable BigDecimal max) {
        if (min != null && max != null) {
            return min.toPlainString() + " ～ " + max.toPlainString();
        }
        return min != null ? "≥ " + min.toPlainString() : max != null ? "≤ " + max.toPlainString() : "";
    }

    private @Nullable Content state(Entry entry, Element element, String said) {
        Optional<Element.State> state = element.states().stream()
                .filter(known -> known.id().equals(said)
                        || said.equals(known.title().preferChinese())
                        || said.equals(known.title().preferEnglish()))
                .findFirst();
        if (state.isEmpty()) {
            fault(
                    entry,
                    "state",
                    StatisticsProblem.NOT_A_STATE,
                    said,
                    element.states().stream()
                            .map(known -> known.title().in(locale))
                            .collect(Collectors.joining("、")));
            return null;
        }
        return new Content.State(state.get().id(), entry.text());
    }

    private void confirmedNeedsItsDocument(Entry entry) {
        SourceDocument document = entry.document();
        if (document == null || document.number() == null) {
            fault(entry, "document", StatisticsProblem.DOCUMENT_NEEDED);
        } else if (document.date() == null) {
            fault(entry, "document/date", StatisticsProblem.DOCUMENT_NEEDED);
        }
    }

    private void mayWrite(Entry entry, Element element, Extent extent, Origin origin) {
        Verb verb = origin == Origin.CONFIRMED ? Verb.CONFIRM : Verb.WRITE;
        Thing thing = Thing.of(entry.correction() == null ? KIND : SEALED);
        boolean allowed = policy.allows(actor, verb, thing.unit(element.owner()))
                || (extent instanceof Extent.OfUnit(UnitId unit) && policy.allows(actor, verb, thing.unit(unit)));
        if (!allowed) {
            fault(
                    entry,
                    "element",
                    StatisticsProblem.OTHER_UNIT,
                    element.title().in(locale),
                    names.extent(new Extent.OfUnit(element.owner())).in(locale));
        }
    }

    private void fault(Entry entry, String part, StatisticsProblem problem, Object... arguments) {
        faults.add(Fault.at(entry.pointer().of(part), problem, arguments));
    }
}
