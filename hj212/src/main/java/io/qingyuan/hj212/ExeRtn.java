package io.qingyuan.hj212;

import java.util.Arrays;
import java.util.Optional;

/** How a request was carried out (执行结果定义). The edition of 2005 has 1, 2 and 100. */
public enum ExeRtn {
    DONE(1, "执行成功"),
    FAILED(2, "执行失败，但不知道原因"),
    CONDITION_WRONG(3, "命令请求条件错误"),
    TIMED_OUT(4, "通讯超时"),
    BUSY(5, "系统繁忙不能执行"),
    SYSTEM_FAULT(6, "系统故障"),
    NO_DATA(100, "没有数据");

    private final int code;
    private final String zh;

    ExeRtn(int code, String zh) {
        this.code = code;
        this.zh = zh;
    }

    public int code() {
        return code;
    }

    public String zh() {
        return zh;
    }

    public static Optional<ExeRtn> find(int code) {
        return Arrays.stream(values()).filter(value -> value.code == code).findFirst();
    }
}
