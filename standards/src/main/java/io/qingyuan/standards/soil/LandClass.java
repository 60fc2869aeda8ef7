package io.qingyuan.standards.soil;

import io.qingyuan.standards.Coded;
import java.util.Set;

/** The class of development land (建设用地). */
public enum LandClass implements Coded {
    /** Class 1 (第一类用地): homes, schools, hospitals, welfare, community parks. */
    FIRST("class1", "第一类用地"),
    /** Class 2 (第二类用地): industry, logistics, commerce, roads, other green land. */
    SECOND("class2", "第二类用地");

    private final String code;
    private final String nameZh;

    LandClass(String code, String nameZh) {
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
