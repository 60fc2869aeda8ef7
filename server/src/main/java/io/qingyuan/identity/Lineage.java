package io.qingyuan.identity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How units, or areas, came after each other (沿革): which existed when, and what became of those that ended.
 *
 * @param <I> {@link UnitId} or {@link AreaId}
 */
public final class Lineage<I> {

    private final LocalDate today;
    private final Map<I, List<Span<I>>> spans = new LinkedHashMap<>();
    private final Map<I, List<Step<I>>> steps = new HashMap<>();

    /** Some days in which one existed under one name; half open. */
    public record Span<T>(T id, Title title, LocalDate from, LocalDate to) {

        boolean covers(LocalDate day) {
            return !day.isBefore(from) && day.isBefore(to);
        }
    }

    /**
     * That one became, or became a part of, another.
     *
     * @param main whether that other takes over what no other takes
     */
    public record Step<T>(T from, T to, LocalDate on, boolean main) {}

    public Lineage(LocalDate today, List<Span<I>> spans, List<Step<I>> steps) {
        this.today = today;
        spans.forEach(span ->
                this.spans.computeIfAbsent(span.id(), _ -> new ArrayList<>()).add(span));
        steps.forEach(step ->
                this.steps.computeIfAbsent(step.from(), _ -> new ArrayList<>()).add(step));
    }

    public boolean exists(I id, LocalDate day) {
        return spans.getOrDefault(id, List.of()).stream().anyMatch(span -> span.covers(day));
    }

    /** Whether it was there once and is no longer. */
    public boolean ended(I id) {
        return endOf(id).isPresent();
    }

    /** The first day on which it was no longer there; empty where it still is, or never was. */
    public Optional<LocalDate> endOf(I id) {
        return exists(id, today)
                ? Optional.empty()
                : spans.getOrDefault(id, List.of()).stream()
                        .map(Span::to)
                        .filter(to -> !to.isAfter(today))
                        .max(LocalDate::compareTo);
    }

    /** The name it has, or had last. */
    public Optional<Title> title(I id) {
        Title last = null;
        for (Span<I> span : spans.getOrDefault(id, List.of())) {
            if (last == null || !span.from().isAfter(today)) {
                last = span.title();
            }
        }
        return Optional.ofNullable(last);
    }

    /**
     * What now stands for what it was on a day: itself if it is still there, and whatever it was merged into or split
     * into since. Empty where it ended and nothing came after it.
     */
    public Set<I> heirs(I id, LocalDate day) {
        Set<I> heirs = new LinkedHashSet<>();
        follow(id, day, heirs, new HashSet<>());
        return heirs;
    }

    /** What now does the work of one that ended: the main heir first. */
    public List<I> heirs(I id) {
        List<I> heirs = new ArrayList<>(heirs(id, today));
        mainHeir(id).ifPresent(main -> {
            if (heirs.remove(main)) {
                heirs.addFirst(main);
            }
        });
        return heirs;
    }

    /** Those that existed on a day and, wholly or in part, are now this one. */
    public Set<I> parts(I id, LocalDate day) {
        Set<I> parts = new LinkedHashSet<>();
        for (I each : spans.keySet()) {
            if (exists(each, day) && heirs(each, day).contains(id)) {
                parts.add(each);
            }
        }
        return parts;
    }

    /** What stood, on a day, for this one: itself, what it became by then, or what it came of later. */
    public Set<I> on(I id, LocalDate day) {
        if (exists(id, day)) {
            return Set.of(id);
        }
        Set<I> found = new LinkedHashSet<>();
        for (I each : reached(id)) {
            if (exists(each, day)) {
                found.add(each);
            }
        }
        if (found.isEmpty()) {
            for (I each : spans.keySet()) {
                if (exists(each, day) && reached(each).contains(id)) {
                    found.add(each);
                }
            }
        }
        return found;
    }

    /** Those that ended and whose work is now this one's. */
    public Set<I> former(I id) {
        Set<I> former = new LinkedHashSet<>();
        for (I each : steps.keySet()) {
            if (!each.equals(id) && ended(each) && heirs(each, today).contains(id)) {
                former.add(each);
            }
        }
        return former;
    }

    /** What directly became of it, in the order of the days. */
    public List<Step<I>> after(I id) {
        return List.copyOf(steps.getOrDefault(id, List.of()));
    }

    /** What it directly came of, in the order of the days. */
    public List<Step<I>> before(I id) {
        return steps.values().stream()
                .flatMap(List::stream)
                .filter(step -> step.to().equals(id))
                .toList();
    }

    private Set<I> reached(I id) {
        Set<I> reached = new LinkedHashSet<>(Set.of(id));
        List<I> open = new ArrayList<>(reached);
        while (!open.isEmpty()) {
            for (Step<I> step : steps.getOrDefault(open.removeFirst(), List.of())) {
                if (reached.add(step.to())) {
                    open.add(step.to());
                }
            }
        }
        return reached;
    }

    private Optional<I> mainHeir(I id) {
        I at = id;
        Set<I> seen = new HashSet<>();
        while (!exists(at, today) && seen.add(at)) {
            I next = main(at);
            if (next == null) {
                return Optional.empty();
            }
            at = next;
        }
        return Optional.of(at);
    }

    private @Nullable I main(I id) {
        return steps.getOrDefault(id, List.of()).stream()
                .filter(Step::main)
                .map(Step::to)
                .findFirst()
                .orElse(null);
    }

    private void follow(I id, LocalDate since, Set<I> into, Set<I> seen) {
        if (!seen.add(id)) {
            return;
        }
        if (exists(id, today)) {
            into.add(id);
        }
        boolean gone = !exists(id, since);
        for (Step<I> step : steps.getOrDefault(id, List.of())) {
            if (gone || step.on().isAfter(since)) {
                follow(step.to(), dayBefore(step.on()), into, seen);
            }
        }
    }

    private static LocalDate dayBefore(LocalDate day) {
        return day.equals(LocalDate.MIN) ? day : day.minusDays(1);
    }
}
