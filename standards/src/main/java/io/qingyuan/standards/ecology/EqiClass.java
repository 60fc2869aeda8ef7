package io.qingyuan.standards.ecology;

import io.qingyuan.standards.Coded;
import java.util.Set;

/** The class of regional ecological quality (生态质量类型), from the best to the worst. */
public enum EqiClass implements Coded {
    CLASS_1("1", "一类"),
    CLASS_2("2", "二类"),
    CLASS_3("3", "三类"),
    CLASS_4("4", "四类"),
    CLASS_5("5", "五类");

    private final String code;
    private final String zh;

    EqiClass(String code, String zh) {
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

    /** The term of the rules, such as 一类. */
    public String zh() {
        return zh;
    }
}
