package io.qingyuan.links.internal;

import io.qingyuan.packs.PackContent;
import io.qingyuan.packs.Packs;
import io.qingyuan.registry.Registers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The links of the active packs, read once a content. */
@Component
class PackLinks {

    private record Read(String hash, Links links) {}

    private final Packs packs;
    private final Registers registers;
    private volatile @Nullable Read last;

    PackLinks(Packs packs, Registers registers) {
        this.packs = packs;
        this.registers = registers;
    }

    Links now() {
        PackContent content = packs.active();
        Read read = last;
        if (read == null || !read.hash().equals(content.hash())) {
            read = new Read(content.hash(), Links.read(content, registers::get));
            last = read;
        }
        return read.links();
    }
}
