package io.qingyuan.packs.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.qingyuan.packs.PackActivation;
import io.qingyuan.packs.PackContent;
import io.qingyuan.packs.PackContent.Pack;
import io.qingyuan.packs.PackVersion;
import io.qingyuan.packs.Packs;
import io.qingyuan.time.AsOf;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Hands out the stored packs, each set of versions parsed once. */
@Service
class ActivePacks implements Packs {

    private static final int KEPT = 8;

    private final JdbcPacks store;
    private final Cache<String, Pack> packs =
            Caffeine.newBuilder().maximumSize(2L * KEPT).build();
    private final Cache<String, PackContent> contents =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    ActivePacks(JdbcPacks store) {
        this.store = store;
    }

    @Override
    public PackContent active(AsOf asOf) {
        return content(store.active(asOf.at()));
    }

    @Override
    public PackContent active() {
        return content(store.active());
    }

    @Override
    public List<PackActivation> history() {
        return store.history();
    }

    private PackContent content(List<PackVersion> versions) {
        if (versions.isEmpty()) {
            return PackContent.nothing();
        }
        String key = versions.stream().map(PackVersion::hash).collect(Collectors.joining(" "));
        return contents.get(
                key,
                _ -> PackContent.of(versions.stream()
                        .map(version -> packs.get(version.hash(), _ -> store.load(version)))
                        .toList()));
    }
}
