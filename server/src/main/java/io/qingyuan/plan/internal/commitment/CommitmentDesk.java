package io.qingyuan.plan.internal.commitment;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Policy;
import io.qingyuan.identity.Scope;
import io.qingyuan.identity.Thing;
import io.qingyuan.identity.UnitId;
import io.qingyuan.identity.Verb;
import io.qingyuan.plan.internal.commitment.CommitmentReader.Snapshot;
import io.qingyuan.plan.internal.commitment.CommitmentViews.ConflictView;
import io.qingyuan.plan.internal.commitment.CommitmentViews.DecisionView;
import io.qingyuan.plan.internal.commitment.CommitmentViews.DetailView;
import io.qingyuan.plan.internal.commitment.CommitmentViews.FilterView;
import io.qingyuan.plan.internal.commitment.CommitmentViews.PageView;
import io.qingyuan.plan.internal.commitment.CommitmentViews.RowView;
import io.qingyuan.plan.internal.commitment.CommitmentViews.SideView;
import io.qingyuan.plan.internal.commitment.JdbcDecisions.Decided;
import io.qingyuan.plan.internal.unit.UnitView;
import io.qingyuan.time.AsOf;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people read about commitments. */
@Service
class CommitmentDesk {

    private static final int MOST_ROWS = 500;

    private final CommitmentReader reader;
    private final JdbcProgress progress;
    private final JdbcDecisions decisions;
    private final Policy policy;

    CommitmentDesk(CommitmentReader reader, JdbcProgress progress, JdbcDecisions decisions, Policy policy) {
        this.reader = reader;
        this.progress = progress;
        this.decisions = decisions;
        this.policy = policy;
    }

    /** The rows the filters leave, in the order of the plan. */
    @Transactional(readOnly = true)
    List<RowView> rows(Actor actor, CommitmentFilter filter, AsOf asOf) {
        Snapshot snapshot = reader.at(asOf);
        Scope scope = policy.scope(actor, Verb.READ, CommitmentService.KIND);
        return snapshot.rows().stream()
                .filter(row -> mayRead(scope, row))
                .filter(row -> filter.takes(row, snapshot.units()))
                .toList();
    }

    /** One page of them. */
    @Transactional(readOnly = true)
    PageView page(Actor actor, CommitmentFilter filter, AsOf asOf, @Nullable String after, int limit) {
        List<RowView> rows = rows(actor, filter, asOf);
        Map<String, Integer> counts = new TreeMap<>();
        rows.forEach(row -> counts.merge(row.state().status(), 1, Integer::sum));
        int wanted = Math.clamp(limit, 1, MOST_ROWS);
        List<RowView> rest = rows.stream()
                .dropWhile(row -> after != null && !row.id().equals(after))
                .skip(after == null ? 0 : 1)
                .toList();
        List<RowView> page = rest.stream().limit(wanted).toList();
        return new PageView(
                page, rows.size(), counts, rest.size() > wanted ? page.getLast().id() : null);
    }

    @Transactional(readOnly = true)
    DetailView detail(Actor actor, String id, AsOf asOf) {
        Snapshot snapshot = reader.at(asOf);
        Commitment commitment = CommitmentCatalogue.commitment(snapshot.model(), id);
        RowView row = snapshot.row(commitment);
        List<String> owners =
                row.owners().stream().map(owner -> owner.unit().id()).toList();
        return new DetailView(
                row,
                CommitmentViews.wholeOrNull(commitment.anchor()),
                CommitmentViews.wholeOrNull(commitment.note()),
                progress.list(id, asOf).stream().map(snapshot::report).toList(),
                progress.history(id, asOf).stream().map(snapshot::report).toList(),
                snapshot.model().conflictsAbout(id).stream()
                        .map(conflict -> conflict(conflict, snapshot.decided().get(conflict.id())))
                        .toList(),
                mayReport(actor, id, snapshot, owners),
                policy.allows(actor, Verb.CONFIRM, Thing.of(CommitmentService.KIND)));
    }

    @Transactional(readOnly = true)
    List<ConflictView> conflicts(AsOf asOf) {
        Snapshot snapshot = reader.at(asOf);
        return snapshot.model().conflicts().stream()
                .map(conflict -> conflict(conflict, snapshot.decided().get(conflict.id())))
                .toList();
    }

    /** What the list can be narrowed by, so that no choice leaves it empty. */
    @Transactional(readOnly = true)
    FilterView filters(AsOf asOf) {
        Snapshot snapshot = reader.at(asOf);
        List<RowView> rows = snapshot.rows();
        Set<UnitId> answering = snapshot.units()
                .behind(rows.stream()
                        .flatMap(row -> row.owners().stream())
                        .map(owner -> owner.unit().id())
                        .distinct()
                        .toList());
        return new FilterView(
                rows.stream().map(RowView::chapter).distinct().sorted().toList(),
                rows.stream()
                        .map(row -> row.deadline().getYear())
                        .distinct()
                        .sorted()
                        .toList(),
                answering.stream()
                        .map(unit -> snapshot.units().view(unit.value()))
                        .sorted(Comparator.comparing(UnitView::zh))
                        .toList(),
                snapshot.units().townsOf(answering));
    }

    private boolean mayReport(Actor actor, String id, Snapshot snapshot, List<String> owners) {
        Thing thing = Thing.of(CommitmentService.KIND).id(id);
        return policy.allows(actor, Verb.WRITE, thing)
                || snapshot.units().behind(owners).stream()
                        .anyMatch(unit -> policy.allows(actor, Verb.WRITE, thing.unit(unit)));
    }

    private static boolean mayRead(Scope scope, RowView row) {
        Thing commitment = Thing.of(CommitmentService.KIND).id(row.id());
        return scope.includes(commitment)
                || row.owners().stream()
                        .anyMatch(owner -> scope.includes(
                                commitment.unit(new UnitId(owner.unit().id()))));
    }

    private ConflictView conflict(Conflict conflict, @Nullable Decided decided) {
        return new ConflictView(
                conflict.id(),
                CommitmentViews.whole(conflict.title()),
                CommitmentViews.whole(conflict.question()),
                conflict.sides().stream()
                        .map(side -> new SideView(
                                side.key(),
                                CommitmentViews.whole(side.says()),
                                side.commitment(),
                                side.item(),
                                side.project()))
                        .toList(),
                decided == null ? null : view(decided),
                decisions.history(conflict.id()).stream()
                        .map(CommitmentDesk::view)
                        .toList());
    }

    private static DecisionView view(Decided decided) {
        return new DecisionView(
                decided.used(), decided.reason(), decided.author(), decided.recordedAt(), decided.until());
    }
}
