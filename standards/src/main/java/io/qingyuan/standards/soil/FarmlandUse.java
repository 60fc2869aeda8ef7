package io.qingyuan.standards.soil;

import io.qingyuan.standards.Coded;
import java.util.List;
import java.util.Set;

/** The use of farmland (农用地) as far as GB 15618 distinguishes it. */
public enum FarmlandUse implements Coded {
    /** Paddy field. */
    PADDY("paddy", "水田"),
    /** Orchard: own limits for copper, otherwise as other land. */
    ORCHARD("orchard", "果园"),
    /** Paddy in rotation with dry crops: the stricter of paddy and other. */
    PADDY_DRY_ROTATION("paddy-dry rotation", "水旱轮作"),
    /** Any other farmland. */
    OTHER("other", "其他");

    private final String code;
    private final String nameZh;

    FarmlandUse(String code, String nameZh) {
        this.code = code;
        this.nameZh = nameZh;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Set<String> aliases() {
        return Set.of(nameZh);
    }

    /** The land uses of the table that cover this one, the most particular first. */
    List<String> rows() {
        return switch (this) {
            case PADDY -> List.of("paddy", "other", "all");
            case ORCHARD -> List.of("orchard", "other", "all");
            case PADDY_DRY_ROTATION, OTHER -> List.of("other", "all");
        };
    }
}
