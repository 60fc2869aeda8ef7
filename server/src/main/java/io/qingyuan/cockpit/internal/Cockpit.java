package io.qingyuan.cockpit.internal;

import io.qingyuan.packs.PackText;
import io.qingyuan.plan.Duties;
import io.qingyuan.plan.IndicatorBoard;
import io.qingyuan.plan.IndicatorRow;
import io.qingyuan.plan.Indicators;
import io.qingyuan.plan.PlanModel;
import io.qingyuan.plan.Status;
import io.qingyuan.time.AsOf;
import io.qingyuan.time.Zone;
import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;

/** Answers "are we on course?" from the board of indicators. */
@Service
class Cockpit {

    private static final Set<Status> OFF_COURSE = Set.of(Status.BEHIND, Status.NOT_MET, Status.MISSED);
    private static final Set<Status> UNKNOWN = Set.of(Status.NOT_REPORTED, Status.NOT_JUDGED);

    private final Indicators indicators;
    private final Duties duties;
    private final MessageSource texts;
    private final Clock clock;

    Cockpit(Indicators indicators, Duties duties, MessageSource texts, Clock clock) {
        this.indicators = indicators;
        this.duties = duties;
        this.texts = texts;
        this.clock = clock;
    }

    CockpitView view(PlanModel plan, int year, AsOf asOf) {
        IndicatorBoard board = indicators.board(plan, year, asOf);
        List<IndicatorRow> rows = board.rows();
        CockpitView.Binding binding = binding(rows);
        String course = course(rows, binding);
        return new CockpitView(
                plan.id(),
                plan.info().title(),
                year,
                plan.info().baseYear(),
                plan.info().targetYear(),
                board.years(),
                course,
                verdict(course, year, rows, binding),
                counts(rows),
                binding,
                rows.stream().anyMatch(Cockpit::isSample),
                plan.domains().stream().map(domain -> domain(domain, rows)).toList(),
                moved(rows),
                overdue(rows, year),
                duties.projects(asOf),
                duties.commitments(asOf));
    }

    private static CockpitView.Binding binding(List<IndicatorRow> rows) {
        List<IndicatorRow> binding = rows.stream().filter(IndicatorRow::binding).toList();
        return new CockpitView.Binding(
                binding.size(), count(binding, Set.of(Status.MET)), count(binding, OFF_COURSE), (int)
                        binding.stream().filter(IndicatorRow::warning).count());
    }

    /** Off course when a binding item is; unknown when half of the items or more say nothing. */
    private static String course(List<IndicatorRow> rows, CockpitView.Binding binding) {
        if (2 * count(rows, UNKNOWN) >= rows.size()) {
            return "unknown";
        }
        return binding.off() > 0 ? "off-course" : "on-course";
    }

    private PackText verdict(String course, int year, List<IndicatorRow> rows, CockpitView.Binding binding) {
        Object[] arguments = {
            String.valueOf(year),
            rows.size(),
            count(rows, Set.of(Status.MET)),
            count(rows, Set.of(Status.ON_TRACK)),
            count(rows, OFF_COURSE),
            count(rows, Set.of(Status.PENDING_TARGET)),
            count(rows, Set.of(Status.NOT_REPORTED, Status.AWAITING_EVIDENCE)),
            binding.total(),
            binding.met(),
            binding.off()
        };
        return new PackText(
                texts.getMessage("cockpit.verdict." + course, arguments, Locale.SIMPLIFIED_CHINESE),
                texts.getMessage("cockpit.verdict." + course, arguments, Locale.ENGLISH));
    }

    private static CockpitView.DomainView domain(PlanModel.Domain domain, List<IndicatorRow> all) {
        List<IndicatorRow> rows =
                all.stream().filter(row -> row.domain().equals(domain.id())).toList();
        return new CockpitView.DomainView(
                domain.id(),
                domain.title(),
                Status.worstOf(rows.stream().map(IndicatorRow::status).toList()),
                counts(rows),
                rows.stream().map(CockpitView.Tile::of).toList());
    }

    /** Worse before better; among equals those whose status changed, then the order of the table. */
    private static List<CockpitView.Tile> moved(List<IndicatorRow> rows) {
        return rows.stream()
                .filter(row -> {
                    IndicatorRow.Change change = row.change();
                    return change != null && change.better() != null;
                })
                .sorted(Comparator.comparing(Cockpit::isBetter)
                        .thenComparing(row -> !isStatusChanged(row))
                        .thenComparing(row -> !row.binding()))
                .map(CockpitView.Tile::of)
                .toList();
    }

    private static boolean isBetter(IndicatorRow row) {
        IndicatorRow.Change change = row.change();
        return change != null && Boolean.TRUE.equals(change.better());
    }

    private static boolean isStatusChanged(IndicatorRow row) {
        IndicatorRow.Change change = row.change();
        return change != null && change.before() != row.status();
    }

    /** A year's figures are due when the year is over. */
    private List<CockpitView.Tile> overdue(List<IndicatorRow> rows, int year) {
        if (year >= Zone.dayOf(clock.instant()).getYear()) {
            return List.of();
        }
        return rows.stream()
                .filter(row -> row.status() == Status.NOT_REPORTED || row.status() == Status.AWAITING_EVIDENCE)
                .map(CockpitView.Tile::of)
                .toList();
    }

    private static boolean isSample(IndicatorRow row) {
        IndicatorRow.Judged value = row.value();
        return value != null && value.sample();
    }

    private static Map<String, Integer> counts(List<IndicatorRow> rows) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Status status : Status.values()) {
            int count = count(rows, Set.of(status));
            if (count > 0) {
                counts.put(status.key(), count);
            }
        }
        return counts;
    }

    private static int count(List<IndicatorRow> rows, Set<Status> statuses) {
        return (int)
                rows.stream().filter(row -> statuses.contains(row.status())).count();
    }
}
