package io.qingyuan.plan.internal.project;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.qingyuan.packs.PackContent;
import io.qingyuan.packs.Packs;
import io.qingyuan.plan.DutyProblem;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.time.AsOf;
import org.springframework.stereotype.Component;

/** The projects of the packs that hold, read once for each content. */
@Component
class ProjectCatalogue {

    private final Packs packs;
    private final Cache<String, ProjectModel> models =
            Caffeine.newBuilder().maximumSize(8).build();

    ProjectCatalogue(Packs packs) {
        this.packs = packs;
    }

    ProjectModel now() {
        return of(packs.active());
    }

    ProjectModel at(AsOf asOf) {
        return of(packs.active(asOf));
    }

    ProjectModel of(PackContent content) {
        return models.get(content.hash(), _ -> ProjectModel.of(content));
    }

    static Project project(ProjectModel model, int number) {
        return model.find(number)
                .orElseThrow(() -> new ProblemException(
                        DutyProblem.NO_PROJECT, number, model.all().size()));
    }
}
