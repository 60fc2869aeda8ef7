package io.qingyuan.notices.internal;

import org.jspecify.annotations.Nullable;

/**
 * How a person wants to be told outside the application.
 *
 * @param digestHour 0 to 23, Beijing time; kept while mails come one by one
 * @param handle under which the gateway knows the person: a telephone number, an account of 政务微信
 */
record Setting(
        Mail mail,
        @Nullable String email,
        @Nullable Integer digestHour,
        boolean webhook,
        @Nullable String handle,
        @Nullable QuietHours quiet) {

    static final Setting NONE = new Setting(Mail.OFF, null, null, false, null, null);

    enum Mail {
        OFF,
        /** One mail a notice. */
        EACH,
        /** One mail a day (每日汇总). */
        DIGEST
    }

    /** Where a message of the channel goes; null when it is switched off. */
    @Nullable
    String destination(Channel channel) {
        return switch (channel) {
            case MAIL -> mail == Mail.OFF ? null : email;
            case WEBHOOK -> webhook ? handle : null;
        };
    }

    @Override
    public String toString() {
        return "Setting[" + mail + ", " + webhook + "]";
    }
}
