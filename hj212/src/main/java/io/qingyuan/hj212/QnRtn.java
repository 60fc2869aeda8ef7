package io.qingyuan.hj212;

import java.util.Arrays;
import java.util.Optional;

/** What a request is answered with (请求命令返回值). The edition of 2005 has only the first three. */
public enum QnRtn {
    READY(1, "准备执行请求"),
    REFUSED(2, "请求被拒绝"),
    PW_WRONG(3, "PW 错误"),
    MN_WRONG(4, "MN 错误"),
    ST_WRONG(5, "ST 错误"),
    FLAG_WRONG(6, "Flag 错误"),
    QN_WRONG(7, "QN 错误"),
    CN_WRONG(8, "CN 错误"),
    CRC_WRONG(9, "CRC 校验错误"),
    UNKNOWN(100, "未知错误");

    private final int code;
    private final String zh;

    QnRtn(int code, String zh) {
        this.code = code;
        this.zh = zh;
    }

    public int code() {
        return code;
    }

    public String zh() {
        return zh;
    }

    public static Optional<QnRtn> find(int code) {
        return Arrays.stream(values()).filter(value -> value.code == code).findFirst();
    }
}
