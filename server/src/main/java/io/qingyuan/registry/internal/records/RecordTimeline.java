package io.qingyuan.registry.internal.records;

import io.qingyuan.fields.Condition;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Policy;
import io.qingyuan.identity.Verb;
import io.qingyuan.registry.Register;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What happened in a register, one thing after the other, within what one may read. */
@Component
public class RecordTimeline {

    private final RecordLists lists;
    private final RecordHistory histories;
    private final Policy policy;

    RecordTimeline(RecordLists lists, RecordHistory histories, Policy policy) {
        this.lists = lists;
        this.histories = histories;
        this.policy = policy;
    }

    /** The latest first. */
    public List<RecordRow> latest(Actor actor, Register register, @Nullable Instant before, int limit) {
        RecordLists.Filter filter =
                lists.everything(policy.scope(actor, Verb.READ, register.kind()), register, Condition.always());
        return histories.latest(register, filter, before, limit);
    }
}
