package io.qingyuan.plan.internal.project;

import io.qingyuan.packs.PackItem;
import io.qingyuan.packs.Packs;
import io.qingyuan.time.AsOf;
import java.util.List;
import org.springframework.stereotype.Component;

/** The commitments of the plan that stand for a project's quantities and dates. */
@Component
class ProjectCommitments {

    private final Packs packs;

    ProjectCommitments(Packs packs) {
        this.packs = packs;
    }

    List<String> of(String project, AsOf asOf) {
        return packs.active(asOf).items("plan/commitments.yaml", "commitments").stream()
                .filter(item ->
                        item.findString("project").filter(project::equals).isPresent())
                .map(PackItem::id)
                .toList();
    }
}
