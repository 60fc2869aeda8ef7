package io.qingyuan.plan.internal.task;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.qingyuan.packs.PackContent;
import io.qingyuan.packs.Packs;
import io.qingyuan.time.AsOf;
import org.springframework.stereotype.Component;

/** The task tree of the packs that hold, read once for each content. */
@Component
class TaskCatalogue {

    private final Packs packs;
    private final Cache<String, TaskModel> models =
            Caffeine.newBuilder().maximumSize(8).build();

    TaskCatalogue(Packs packs) {
        this.packs = packs;
    }

    TaskModel at(AsOf asOf) {
        PackContent content = packs.active(asOf);
        return models.get(content.hash(), _ -> TaskModel.of(content));
    }
}
