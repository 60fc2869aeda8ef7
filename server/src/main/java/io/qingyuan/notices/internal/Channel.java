package io.qingyuan.notices.internal;

/** A way out of the building. */
enum Channel {
    /** 电子邮件. */
    MAIL,
    /** A signed call to a gateway that sends text messages or 政务微信. */
    WEBHOOK
}
