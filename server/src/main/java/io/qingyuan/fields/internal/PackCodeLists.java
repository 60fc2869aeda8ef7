package io.qingyuan.fields.internal;

import io.qingyuan.fields.CodeList;
import io.qingyuan.fields.CodeLists;
import io.qingyuan.packs.PackContent;
import io.qingyuan.packs.Packs;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The lists of the active packs, read once a content. */
@Component
class PackCodeLists implements CodeLists {

    private record Read(String hash, Map<String, CodeList> lists) {}

    private final Packs packs;
    private volatile @Nullable Read last;

    PackCodeLists(Packs packs) {
        this.packs = packs;
    }

    @Override
    public Map<String, CodeList> all() {
        PackContent content = packs.active();
        Read read = last;
        if (read == null || !read.hash().equals(content.hash())) {
            read = new Read(content.hash(), CodeReader.read(content));
            last = read;
        }
        return read.lists();
    }
}
