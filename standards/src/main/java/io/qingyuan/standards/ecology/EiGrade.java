package io.qingyuan.standards.ecology;

import io.qingyuan.standards.Coded;
import java.util.Set;

/** The grade of EI (生态环境状况分级), HJ 192-2015, from the best to the worst. */
public enum EiGrade implements Coded {
    EXCELLENT("excellent", "优"),
    GOOD("good", "良"),
    FAIR("fair", "一般"),
    POOR("poor", "较差"),
    BAD("bad", "差");

    private final String code;
    private final String zh;

    EiGrade(String code, String zh) {
        this.code = code;
        this.zh = zh;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Set<String> aliases() {
        return Set.of(zh);
    }

    /** The term of the standard, such as 优. */
    public String zh() {
        return zh;
    }
}
