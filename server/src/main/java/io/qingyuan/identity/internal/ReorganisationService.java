package io.qingyuan.identity.internal;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Area;
import io.qingyuan.identity.AreaId;
import io.qingyuan.identity.Followed;
import io.qingyuan.identity.Journal;
import io.qingyuan.identity.OpenWork;
import io.qingyuan.identity.Policy;
import io.qingyuan.identity.Post;
import io.qingyuan.identity.PostId;
import io.qingyuan.identity.Succession;
import io.qingyuan.identity.Thing;
import io.qingyuan.identity.Title;
import io.qingyuan.identity.Unit;
import io.qingyuan.identity.UnitId;
import io.qingyuan.identity.Verb;
import io.qingyuan.time.Zone;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Renames, merges and splits units and areas, and changes where they lie and what they are responsible for. */
@Service
class ReorganisationService {

    static final String KIND = "identity.unit";

    private final JdbcOrganisation stored;
    private final JdbcOrganisationVersions versions;
    private final JdbcReorganisations acts;
    private final ObjectProvider<OpenWork> openWork;
    private final Policy policy;
    private final Journal journal;

    ReorganisationService(
            JdbcOrganisation stored,
            JdbcOrganisationVersions versions,
            JdbcReorganisations acts,
            ObjectProvider<OpenWork> openWork,
            Policy policy,
            Journal journal) {
        this.stored = stored;
        this.versions = versions;
        this.acts = acts;
        this.openWork = openWork;
        this.policy = policy;
        this.journal = journal;
    }

    /** What an act would do. */
    record Impact(ReorganisationPlan plan, List<Followed> followed) {}

    @Transactional
    Impact impact(Actor actor, Reorganisation asked) {
        policy.require(actor, Verb.MANAGE, Thing.of(KIND));
        ReorganisationPlan plan = plan(asked, versions.lock().toInstant());
        return new Impact(plan, followed(plan, work(plan, null, null)));
    }

    /**
     * Does it: versions, lineage, posts and open work change in one transaction, with the record.
     *
     * @return the record's id
     */
    @Transactional
    UUID reorganise(Actor actor, Reorganisation asked) {
        policy.require(actor, Verb.MANAGE, Thing.of(KIND));
        OffsetDateTime moment = versions.lock();
        ReorganisationPlan plan = plan(asked, moment.toInstant());
        plan.areas().keySet().forEach(area -> versions.know("area", area.value()));
        plan.units().keySet().forEach(unit -> versions.know("unit", unit.value()));
        for (Map.Entry<AreaId, List<Area>> entry : plan.areas().entrySet()) {
            versions.supersede(entry.getKey(), moment);
            entry.getValue().forEach(area -> versions.insert(area, moment));
        }
        for (Map.Entry<UnitId, List<Unit>> entry : plan.units().entrySet()) {
            versions.supersede(entry.getKey(), moment);
            entry.getValue().forEach(unit -> versions.insert(unit, moment));
        }
        for (Map.Entry<PostId, List<Post>> entry : plan.posts().entrySet()) {
            versions.supersede(entry.getKey(), moment);
            entry.getValue().forEach(post -> versions.insert(post, moment));
        }
        UUID id = acts.nextId();
        List<Followed> followed = followed(plan, work(plan, id, actor));
        acts.insert(id, asked, plan.into(), followed, actor, moment);
        plan.unitChanges().forEach(change -> acts.insert(id, change, moment));
        plan.areaChanges().forEach(change -> acts.insert(id, change, moment));
        acts.touch(id, "area", plan.areas().keySet().stream().map(AreaId::value).toList());
        acts.touch(id, "unit", plan.units().keySet().stream().map(UnitId::value).toList());
        acts.touch(id, "post", plan.posts().keySet().stream().map(PostId::value).toList());
        journal.record(actor, asked.kind().word(), KIND, plan.into().getFirst(), details(asked, plan, followed));
        return id;
    }

    private ReorganisationPlan plan(Reorganisation asked, Instant at) {
        return ReorganisationPlan.of(
                asked,
                Zone.dayOf(at),
                () -> acts.nextId().toString(),
                stored.units(at),
                stored.areas(at),
                stored.posts(at));
    }

    /** What modules above move; with an actor they do, without they only count. */
    private List<Followed> work(ReorganisationPlan plan, @Nullable UUID act, @Nullable Actor by) {
        Succession succession = plan.succession(act);
        if (succession.takers().isEmpty()) {
            return List.of();
        }
        return openWork.orderedStream()
                .flatMap(module ->
                        (by == null ? module.wouldFollow(succession) : module.follow(by, succession)).stream())
                .filter(followed -> followed.count() > 0)
                .toList();
    }

    private static List<Followed> followed(ReorganisationPlan plan, List<Followed> work) {
        List<Followed> all = new ArrayList<>();
        if (!plan.moves().isEmpty()) {
            all.add(new Followed(
                    Title.of("个岗位转入新单位，任职人员不变", "posts go over, with the people who hold them"),
                    plan.moves().size()));
        }
        all.addAll(work);
        return all;
    }

    private static Map<String, Object> details(Reorganisation asked, ReorganisationPlan plan, List<Followed> followed) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("subject", asked.subject().word());
        details.put("from", asked.from());
        details.put("to", plan.into());
        details.put("on", asked.on().toString());
        details.put("reason", asked.reason().strip());
        String document = asked.document();
        if (document != null && !document.isBlank()) {
            details.put("document", document);
        }
        followed.forEach(each -> details.put(each.what().in(Locale.ENGLISH), each.count()));
        return details;
    }
}
