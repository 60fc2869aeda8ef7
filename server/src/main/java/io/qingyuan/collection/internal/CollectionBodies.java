package io.qingyuan.collection.internal;

import io.qingyuan.collection.internal.CollectionBody.BoardBody;
import io.qingyuan.collection.internal.CollectionBody.BoardRowBody;
import io.qingyuan.collection.internal.CollectionBody.CellBody;
import io.qingyuan.collection.internal.CollectionBody.ComparedBody;
import io.qingyuan.collection.internal.CollectionBody.CountsBody;
import io.qingyuan.collection.internal.CollectionBody.DocumentBody;
import io.qingyuan.collection.internal.CollectionBody.FindingBody;
import io.qingyuan.collection.internal.CollectionBody.FormBody;
import io.qingyuan.collection.internal.CollectionBody.LineBody;
import io.qingyuan.collection.internal.CollectionBody.MayBody;
import io.qingyuan.collection.internal.CollectionBody.NeighbourBody;
import io.qingyuan.collection.internal.CollectionBody.RemarkBody;
import io.qingyuan.collection.internal.CollectionBody.RoundBody;
import io.qingyuan.collection.internal.CollectionBody.SaidBody;
import io.qingyuan.collection.internal.CollectionBody.SealBody;
import io.qingyuan.collection.internal.CollectionBody.StandingBody;
import io.qingyuan.collection.internal.CollectionBody.StateBody;
import io.qingyuan.collection.internal.CollectionBody.StepBody;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.AreaId;
import io.qingyuan.identity.Lineage;
import io.qingyuan.identity.Organisation;
import io.qingyuan.identity.Policy;
import io.qingyuan.identity.Thing;
import io.qingyuan.identity.Title;
import io.qingyuan.identity.UnitId;
import io.qingyuan.identity.Verb;
import io.qingyuan.packs.PackText;
import io.qingyuan.problem.Problems;
import io.qingyuan.statistics.Content;
import io.qingyuan.statistics.Element;
import io.qingyuan.statistics.ElementCode;
import io.qingyuan.statistics.Extent;
import io.qingyuan.statistics.Period;
import io.qingyuan.statistics.SourceDocument;
import io.qingyuan.statistics.Statistics;
import io.qingyuan.time.AsOf;
import io.qingyuan.time.Zone;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells rounds and forms to the API. */
@Component
class CollectionBodies {

    private final Forms forms;
    private final JdbcRounds rounds;
    private final JdbcCells cells;
    private final JdbcSeals seals;
    private final Statistics statistics;
    private final Organisation organisation;
    private final Policy policy;
    private final Problems problems;
    private final Clock clock;

    CollectionBodies(
            Forms forms,
            JdbcRounds rounds,
            JdbcCells cells,
            JdbcSeals seals,
            Statistics statistics,
            Organisation organisation,
            Policy policy,
            Problems problems,
            Clock clock) {
        this.forms = forms;
        this.rounds = rounds;
        this.cells = cells;
        this.seals = seals;
        this.statistics = statistics;
        this.organisation = organisation;
        this.policy = policy;
        this.problems = problems;
        this.clock = clock;
    }

    /** What units and areas are called at one time. */
    private record Names(Lineage<UnitId> units, Lineage<AreaId> areas) {

        PackText unit(UnitId id) {
            return text(units.title(id), id.value());
        }

        PackText extent(Extent extent) {
            return switch (extent) {
                case Extent.OfUnit(UnitId unit) -> unit(unit);
                case Extent.OfArea(AreaId area) -> text(areas.title(area), area.value());
            };
        }

        private static PackText text(Optional<Title> title, String otherwise) {
            return title.map(name -> new PackText(name.zh(), name.en())).orElse(new PackText(otherwise, otherwise));
        }
    }

    private Names names(AsOf asOf) {
        return new Names(organisation.unitLineage(asOf), organisation.areaLineage(asOf));
    }

    /** Rounds with how many of their forms, as far as the reader may see them, stand where. */
    List<RoundBody> rounds(List<Round> listed, Actor actor, AsOf asOf) {
        var scope = policy.scope(actor, Verb.READ, Entering.KIND);
        Map<UUID, List<Standing>> byRound =
                rounds.standings(listed.stream().map(Round::id).toList(), asOf.at()).stream()
                        .filter(standing -> scope.includes(standing.thing()))
                        .collect(Collectors.groupingBy(Standing::round));
        return listed.stream()
                .map(round -> round(round, byRound.getOrDefault(round.id(), List.of())))
                .toList();
    }

    RoundBody round(Round round, List<Standing> standings) {
        Schedule schedule = forms.schedule(round);
        LocalDate today = today();
        int entry = count(standings, standing -> standing.state() == FormState.ENTRY);
        int sealed = count(standings, standing -> standing.state() == FormState.SEALED);
        return new RoundBody(
                round.id(),
                round.schedule(),
                schedule.title(),
                schedule.formNumber(),
                round.period().toString(),
                round.due(),
                round.sample(),
                round.openedBy(),
                round.openedAt(),
                new CountsBody(
                        standings.size(),
                        entry,
                        standings.size() - entry - sealed,
                        sealed,
                        count(standings, standing -> standing.locked(today)),
                        count(standings, standing -> standing.wished() != null)));
    }

    private static int count(List<Standing> standings, Predicate<Standing> which) {
        return (int) standings.stream().filter(which).count();
    }

    /** The forms of a round, ordered by what the units are called. */
    List<StandingBody> table(Round round, Actor actor, AsOf asOf) {
        Names names = names(asOf);
        var scope = policy.scope(actor, Verb.READ, Entering.KIND);
        Map<String, Integer> asked = forms.asked(round);
        List<Standing> standings = rounds.standings(List.of(round.id()), asOf.at()).stream()
                .filter(standing -> scope.includes(standing.thing()))
                .toList();
        Map<UUID, Integer> filled =
                cells.filled(standings.stream().map(Standing::form).toList(), asOf.at());
        return standings.stream()
                .map(standing -> standing(
                        standing,
                        names,
                        filled.getOrDefault(standing.form(), 0),
                        asked.getOrDefault(standing.unit().value(), 0)))
                .toList();
    }

    private StandingBody standing(Standing standing, Names names, int filled, int asked) {
        return new StandingBody(
                standing.form(),
                standing.round(),
                standing.unit().value(),
                names.unit(standing.unit()),
                standing.state().word(),
                standing.due(),
                standing.locked(today()),
                standing.wished(),
                standing.zero(),
                standing.returns(),
                standing.reminders(),
                filled,
                asked,
                standing.submittedAt(),
                standing.since());
    }

    /** Who has delivered what, over several rounds. */
    BoardBody board(List<Round> listed, Actor actor, AsOf asOf) {
        Names names = names(asOf);
        var scope = policy.scope(actor, Verb.READ, Entering.KIND);
        LocalDate today = today();
        Map<String, Map<UUID, String>> states = new TreeMap<>();
        Map<UUID, List<Standing>> byRound = new LinkedHashMap<>();
        for (Standing standing : rounds.standings(listed.stream().map(Round::id).toList(), asOf.at())) {
            if (scope.includes(standing.thing())) {
                byRound.computeIfAbsent(standing.round(), _ -> new ArrayList<>())
                        .add(standing);
                states.computeIfAbsent(standing.unit().value(), _ -> new LinkedHashMap<>())
                        .put(
                                standing.round(),
                                standing.locked(today)
                                        ? "late"
                                        : standing.state().word());
            }
        }
        return new BoardBody(
                listed.stream()
                        .map(round -> round(round, byRound.getOrDefault(round.id(), List.of())))
                        .toList(),
                states.entrySet().stream()
                        .map(entry -> new BoardRowBody(
                                entry.getKey(), names.unit(new UnitId(entry.getKey())), entry.getValue()))
                        .toList(),
                asOf.at());
    }

    FormBody form(Forms.Whole whole, Actor actor, Locale locale, AsOf asOf) {
        Names names = names(asOf);
        Forms.Head head = whole.head();
        UUID form = head.standing().form();
        List<Step> steps = rounds.steps(form, asOf.at());
        Map<LineKey, Cell> whenReturned = steps.stream()
                .filter(step -> step.act() == Act.RETURN)
                .reduce((_, last) -> last)
                .map(step -> cells.of(form, step.at()))
                .orElse(Map.of());
        Map<LineKey, List<Remark>> remarks =
                cells.remarks(form, asOf.at()).stream().collect(Collectors.groupingBy(Remark::line));
        Map<String, PackText> measures = statistics.measures(
                whole.lines().stream().map(line -> line.element().unit()).toList(), asOf);
        Map<ElementCode, List<Cell>> said = saidOf(whole);
        return new FormBody(
                round(head.round(), List.of(head.standing())),
                standing(head.standing(), names, whole.filled(), whole.lines().size()),
                head.levels().stream().map(Level::word).toList(),
                whole.lines().stream()
                        .map(line -> line(
                                line,
                                whole,
                                names,
                                measures,
                                neighbours(
                                        line, said.getOrDefault(line.element().code(), List.of()), names),
                                remarks.getOrDefault(line.key(), List.of()),
                                head.standing().returns() > 0,
                                whenReturned.get(line.key())))
                        .toList(),
                findings(whole, locale),
                steps.stream()
                        .map(step -> new StepBody(
                                step.act().word(),
                                step.state().word(),
                                step.due(),
                                step.reason(),
                                step.actor(),
                                step.at()))
                        .toList(),
                may(actor, head),
                seals.find(form).map(CollectionBodies::seal).orElse(null),
                asOf.at());
    }

    static SealBody seal(Seal seal) {
        return new SealBody(seal.sha256(), seal.sealedBy(), seal.sealedAt());
    }

    private LineBody line(
            Line line,
            Forms.Whole whole,
            Names names,
            Map<String, PackText> measures,
            List<NeighbourBody> neighbours,
            List<Remark> remarks,
            boolean cameBack,
            @Nullable Cell then) {
        Element element = line.element();
        Cell cell = whole.cells().get(line.key());
        boolean changed =
                cameBack && !Objects.equals(cell == null ? null : cell.content(), then == null ? null : then.content());
        return new LineBody(
                element.code().value(),
                element.title(),
                element.definition(),
                element.kind().name().toLowerCase(Locale.ROOT),
                element.unit(),
                Objects.requireNonNull(measures.get(element.unit())),
                element.states().stream()
                        .map(state -> new StateBody(state.id(), state.title()))
                        .toList(),
                plain(element.min()),
                plain(element.max()),
                element.decimals(),
                line.figure().extent().text(),
                names.extent(line.figure().extent()),
                cell == null ? null : cell(cell),
                compared(line, whole, Check.When.LAST_YEAR),
                line.figure().period().type() == Period.Type.YEAR ? null : compared(line, whole, Check.When.PREVIOUS),
                neighbours,
                remarks.stream()
                        .map(remark -> new RemarkBody(
                                remark.level().word(),
                                remark.reason(),
                                remark.author(),
                                remark.at(),
                                remark.answeredAt()))
                        .toList(),
                changed,
                changed ? said(then == null ? null : then.content()) : null);
    }

    private static ComparedBody compared(Line line, Forms.Whole whole, Check.When when) {
        Period now = line.figure().period();
        return new ComparedBody(
                Comparisons.period(now, when).toString(),
                whole.comparisons()
                        .content(line, when)
                        .map(CollectionBodies::said)
                        .orElse(null),
                Comparisons.broken(line.element(), now, when));
    }

    /** What the forms of the round say of each element, the others first. */
    private static Map<ElementCode, List<Cell>> saidOf(Forms.Whole whole) {
        Map<LineKey, Cell> all = new LinkedHashMap<>(whole.others());
        all.putAll(whole.cells());
        return all.values().stream()
                .filter(cell -> !cell.empty())
                .collect(Collectors.groupingBy(cell -> cell.line().element()));
    }

    /** The same element in the forms of others, and elsewhere in this one. */
    private static List<NeighbourBody> neighbours(Line line, List<Cell> said, Names names) {
        return said.stream()
                .filter(cell -> !cell.line().equals(line.key()))
                .map(cell -> new NeighbourBody(
                        names.extent(cell.line().extent()), Objects.requireNonNull(said(cell.content()))))
                .toList();
    }

    static CellBody cell(Cell cell) {
        SourceDocument document = cell.document();
        SaidBody said = said(cell.content());
        return new CellBody(
                cell.id(),
                said == null ? new SaidBody(null, null, null) : said,
                cell.finality().word(),
                document == null ? null : new DocumentBody(document.title(), document.number(), document.date()),
                cell.evidence(),
                cell.comment(),
                cell.excuses(),
                cell.author(),
                cell.recordedAt());
    }

    private static @Nullable SaidBody said(@Nullable Content content) {
        return switch (content) {
            case null -> null;
            case Content.Numeric(BigDecimal number) -> new SaidBody(number.toPlainString(), null, null);
            case Content.State state -> new SaidBody(null, state.state(), null);
            case Content.Absent(var absence) -> new SaidBody(null, null, absence.word());
            case Content.Text _ -> null;
        };
    }

    List<FindingBody> findings(Forms.Whole whole, Locale locale) {
        return whole.findings().stream()
                .map(finding -> new FindingBody(
                        finding.check(),
                        finding.severity().word(),
                        finding.lines().stream().map(LineKey::text).toList(),
                        problems.detail(
                                finding.fault().code(),
                                locale,
                                finding.fault().arguments().toArray()),
                        finding.title(),
                        finding.explanation(),
                        finding.mend(),
                        finding.excuse(),
                        finding.stops()))
                .toList();
    }

    private MayBody may(Actor actor, Forms.Head head) {
        Standing standing = head.standing();
        boolean writes = policy.allows(actor, Verb.WRITE, standing.thing());
        boolean manages = policy.allows(actor, Verb.MANAGE, Thing.of(RoundDesk.KIND));
        boolean entry = standing.state() == FormState.ENTRY;
        boolean open = entry && !standing.locked(today());
        boolean reviews = standing.state()
                .level()
                .map(level -> policy.allows(
                        actor,
                        Verb.REVIEW,
                        Thing.of(level.kind()).id(standing.form().toString()).unit(standing.unit())))
                .orElse(false);
        boolean untouched = standing.state().level().isPresent()
                && head.levels().getFirst().name().equals(standing.state().name());
        return new MayBody(
                writes && open,
                writes && open,
                writes && open && head.schedule().zeroReport(),
                writes && untouched,
                reviews && !actor.person().equals(standing.submittedBy()),
                reviews,
                writes && entry,
                manages && standing.wished() != null,
                manages && entry,
                manages && standing.state() != FormState.SEALED,
                standing.state() == FormState.SEALED
                        && policy.allows(
                                actor, Verb.WRITE, Thing.of("statistics.sealed").unit(standing.unit())));
    }

    private LocalDate today() {
        return Zone.dayOf(clock.instant());
    }

    private static @Nullable String plain(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }
}
