package io.qingyuan.plan.internal.commitment;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.qingyuan.packs.PackContent;
import io.qingyuan.packs.Packs;
import io.qingyuan.plan.DutyProblem;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.time.AsOf;
import org.springframework.stereotype.Component;

/** The commitments of the packs that hold, read once for each content. */
@Component
public class CommitmentCatalogue {

    private final Packs packs;
    private final Cache<String, CommitmentModel> models =
            Caffeine.newBuilder().maximumSize(8).build();

    CommitmentCatalogue(Packs packs) {
        this.packs = packs;
    }

    CommitmentModel now() {
        return of(packs.active());
    }

    CommitmentModel at(AsOf asOf) {
        return of(packs.active(asOf));
    }

    CommitmentModel of(PackContent content) {
        return models.get(content.hash(), _ -> CommitmentModel.of(content));
    }

    static Commitment commitment(CommitmentModel model, String id) {
        return model.find(id).orElseThrow(() -> new ProblemException(DutyProblem.NO_COMMITMENT, id));
    }

    static Conflict conflict(CommitmentModel model, String id) {
        return model.conflicts().stream()
                .filter(conflict -> conflict.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ProblemException(DutyProblem.NO_CONFLICT, id));
    }
}
