package io.qingyuan.collection.internal;

import java.util.Locale;

/** What was done with a form. */
enum Act {
    /** 下达. */
    OPEN,
    /** 提交. */
    SUBMIT,
    /** 零报告. */
    ZERO_REPORT,
    /** 撤回: the officer takes it back before it was looked at. */
    RECALL,
    /** 通过. */
    PASS,
    /** 退回. */
    RETURN,
    /** 封存. */
    SEAL,
    /** 催报. */
    REMIND,
    /** 到期提醒: the calendar reminds, ahead of the last day. */
    REMIND_AHEAD,
    /** 申请延期. */
    ASK_EXTENSION,
    /** 同意延期. */
    EXTEND,
    /** 不同意延期. */
    REFUSE_EXTENSION,
    /** 逾期后重新开放. */
    REOPEN,
    /** 指派: somebody was given the right to look at it. */
    ASSIGN,
    /** 承接: its unit ended and another answers it. */
    SUCCEED;

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Act parse(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
