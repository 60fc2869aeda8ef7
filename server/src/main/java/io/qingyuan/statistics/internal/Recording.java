package io.qingyuan.statistics.internal;

import io.qingyuan.receipts.Change;
import io.qingyuan.receipts.Receipts;
import io.qingyuan.statistics.FigureKey;
import io.qingyuan.statistics.Origin;
import io.qingyuan.statistics.Value;
import io.qingyuan.statistics.internal.JdbcValues.New;
import io.qingyuan.statistics.internal.JdbcValues.Slot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes versions of values and lets what stands on them follow. */
@Component
class Recording {

    private final JdbcFigures figures;
    private final JdbcValues values;
    private final SealedValues seals;
    private final Receipts receipts;

    Recording(JdbcFigures figures, JdbcValues values, SealedValues seals, Receipts receipts) {
        this.figures = figures;
        this.values = values;
        this.seals = seals;
        this.receipts = receipts;
    }

    /** What is to be said of one origin of a figure; made once its figure has an id. */
    interface Draft {

        FigureKey figure();

        Origin origin();

        New version(UUID figure);
    }

    /** The ids of the figures, locked until the transaction ends, with what holds of them. */
    record Locked(Map<FigureKey, UUID> ids, Map<FigureKey, Map<Origin, Value>> current) {

        @Nullable
        Value find(FigureKey figure, Origin origin) {
            return current.getOrDefault(figure, Map.of()).get(origin);
        }
    }

    @Transactional(propagation = Propagation.MANDATORY)
    Locked lock(Collection<FigureKey> keys) {
        Map<FigureKey, UUID> ids = figures.ensure(new LinkedHashSet<>(keys));
        figures.lock(ids.values());
        Map<FigureKey, Map<Origin, Value>> current = new HashMap<>();
        values.current(ids.values())
                .forEach(value -> current.computeIfAbsent(value.figure(), _ -> new HashMap<>())
                        .put(value.origin(), value));
        return new Locked(ids, current);
    }

    /**
     * Writes the drafts as the versions that hold from now on.
     *
     * @param unchanged whether a draft says what holds already, so that nothing is written
     * @return the figures of which something was written
     */
    @Transactional(propagation = Propagation.MANDATORY)
    Set<FigureKey> write(
            Locked locked, Collection<? extends Draft> drafts, BiPredicate<New, Value> unchanged, String by) {
        List<New> news = new ArrayList<>();
        List<Slot> ended = new ArrayList<>();
        Map<FigureKey, Boolean> written = new LinkedHashMap<>();
        for (Draft draft : drafts) {
            UUID id = locked.ids().get(draft.figure());
            if (id == null) {
                throw new IllegalArgumentException("figure was not locked: " + draft.figure());
            }
            New version = draft.version(id);
            Value before = locked.find(draft.figure(), draft.origin());
            if (before != null && unchanged.test(version, before)) {
                continue;
            }
            if (before != null) {
                ended.add(new Slot(id, draft.origin()));
            }
            news.add(version);
            written.merge(draft.figure(), draft.origin().judgeable(), Boolean::logicalOr);
        }
        if (news.isEmpty()) {
            return Set.of();
        }
        var now = figures.now();
        if (!ended.isEmpty()) {
            values.end(ended, now);
        }
        seals.seal(values.insert(news, now));
        follow(
                written.entrySet().stream()
                        .filter(Map.Entry::getValue)
                        .map(Map.Entry::getKey)
                        .toList(),
                by);
        return written.keySet();
    }

    /** Makes what is judged of these figures stale, or lets it come to be. */
    private void follow(List<FigureKey> changed, String by) {
        receipts.invalidate(
                changed.stream()
                        .map(figure -> new Change.RangeChange(
                                ValueFacts.SOURCE,
                                figure.series(),
                                figure.period().interval()))
                        .toList(),
                by);
        receipts.request(changed.stream().map(FigureKey::judged).toList(), by);
    }
}
