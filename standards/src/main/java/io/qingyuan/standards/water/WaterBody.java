package io.qingyuan.standards.water;

import io.qingyuan.standards.Coded;
import java.util.Set;

/** The kind of a water body: it decides which limits hold for phosphorus and whether nitrogen has any. */
public enum WaterBody implements Coded {
    /** Rivers and canals (河流). */
    RIVER("river", "河流"),
    /** Lakes and reservoirs (湖、库). */
    LAKE("lake", "湖库");

    private final String code;
    private final String nameZh;

    WaterBody(String code, String nameZh) {
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
}
