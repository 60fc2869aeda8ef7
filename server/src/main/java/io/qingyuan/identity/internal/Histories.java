package io.qingyuan.identity.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The versions of units, areas or posts by code, while a reorganisation is worked out: what it changes is known
 * afterwards, nothing is written.
 *
 * @param <I> the code
 * @param <T> a version
 */
final class Histories<I, T> {

    private final Map<I, List<T>> versions = new LinkedHashMap<>();
    private final Set<I> changed = new LinkedHashSet<>();
    private final Function<T, I> id;
    private final Function<T, LocalDate> from;
    private final Function<T, LocalDate> to;
    private final BiFunction<T, Days, T> lasting;

    /** Half open. */
    record Days(LocalDate from, LocalDate to) {}

    Histories(
            Collection<T> all,
            Function<T, I> id,
            Function<T, LocalDate> from,
            Function<T, LocalDate> to,
            BiFunction<T, Days, T> lasting) {
        this.id = id;
        this.from = from;
        this.to = to;
        this.lasting = lasting;
        all.forEach(version -> versions.computeIfAbsent(id.apply(version), _ -> new ArrayList<>())
                .add(version));
    }

    Optional<T> on(I which, LocalDate day) {
        return versions.getOrDefault(which, List.of()).stream()
                .filter(version -> covers(version, day))
                .findFirst();
    }

    List<T> on(LocalDate day) {
        return versions.values().stream()
                .flatMap(List::stream)
                .filter(version -> covers(version, day))
                .toList();
    }

    boolean knows(I which) {
        return versions.containsKey(which);
    }

    /** Whether it is the same from this day on for ever, so that the day can be the last word on it. */
    boolean openFrom(I which, LocalDate day) {
        return on(which, day)
                .filter(version -> to.apply(version).equals(LocalDate.MAX))
                .isPresent();
    }

    /** Whether it began before the day, so that it has a past when it ends on it. */
    boolean beganBefore(I which, LocalDate day) {
        return versions.getOrDefault(which, List.of()).stream()
                .anyMatch(version -> from.apply(version).isBefore(day));
    }

    void add(T version) {
        versions.computeIfAbsent(id.apply(version), _ -> new ArrayList<>()).add(version);
        changed.add(id.apply(version));
    }

    /** Ends it on a day: the day is the first without it. */
    void end(I which, LocalDate day) {
        List<T> kept = new ArrayList<>();
        for (T version : versions.getOrDefault(which, List.of())) {
            if (!from.apply(version).isBefore(day)) {
                continue;
            }
            kept.add(
                    to.apply(version).isAfter(day)
                            ? lasting.apply(version, new Days(from.apply(version), day))
                            : version);
        }
        versions.put(which, kept);
        changed.add(which);
    }

    /** Changes it from a day on; what it was before stays. */
    void change(I which, LocalDate day, UnaryOperator<T> change) {
        List<T> kept = new ArrayList<>();
        boolean differs = false;
        for (T version : versions.getOrDefault(which, List.of())) {
            T next = change.apply(version);
            if (!to.apply(version).isAfter(day) || next.equals(version)) {
                kept.add(version);
                continue;
            }
            differs = true;
            if (from.apply(version).isBefore(day)) {
                kept.add(lasting.apply(version, new Days(from.apply(version), day)));
                kept.add(lasting.apply(next, new Days(day, to.apply(version))));
            } else {
                kept.add(next);
            }
        }
        if (differs) {
            versions.put(which, kept);
            changed.add(which);
        }
    }

    /** Changes whatever is there from a day on. */
    void changeAll(LocalDate day, UnaryOperator<T> change) {
        List.copyOf(versions.keySet()).forEach(which -> change(which, day, change));
    }

    /** What changed, each with all its versions. */
    Map<I, List<T>> changed() {
        Map<I, List<T>> found = new LinkedHashMap<>();
        changed.forEach(which -> found.put(which, List.copyOf(versions.getOrDefault(which, List.of()))));
        return found;
    }

    private boolean covers(T version, LocalDate day) {
        return !day.isBefore(from.apply(version)) && day.isBefore(to.apply(version));
    }
}
