package io.qingyuan.intake;

/** What is written where there is no value. None of them is 0, none is an empty cell, and no two mean the same. */
public enum Absence {
    /** 缺数: there is a value, but it is not known. */
    UNAVAILABLE("—"),
    /** 不适用: there can be no value here. */
    NOT_APPLICABLE("/"),
    /** 没有此项: the thing itself does not exist here. */
    NONE("无");

    private final String sign;

    Absence(String sign) {
        this.sign = sign;
    }

    public String sign() {
        return sign;
    }
}
