package io.qingyuan.statistics.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.qingyuan.packs.PackContent;
import io.qingyuan.packs.Packs;
import io.qingyuan.time.AsOf;
import org.springframework.stereotype.Component;

/** The data elements of the active packs, each content read once. */
@Component
class Elements {

    private final Packs packs;
    private final Cache<String, ElementModel> models =
            Caffeine.newBuilder().maximumSize(8).build();

    Elements(Packs packs) {
        this.packs = packs;
    }

    ElementModel active() {
        return of(packs.active());
    }

    ElementModel active(AsOf asOf) {
        return of(packs.active(asOf));
    }

    ElementModel of(PackContent content) {
        return models.get(content.hash(), _ -> ElementModel.of(content));
    }
}
