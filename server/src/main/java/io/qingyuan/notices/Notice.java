package io.qingyuan.notices;

import io.qingyuan.identity.Title;
import io.qingyuan.worklist.Addressee;

/**
 * What is to be told (消息). It tells; what must be done is a to-do.
 *
 * @param key names the cause among all modules', such as {@code collection.reminder/2026-Q3/water-bureau/2}; the same
 *     key is sent once, for ever
 * @param addressee resolved to people at the moment of sending: whoever comes to the post later is not told
 * @param what one sentence, as one reads it
 * @param link the page that shows it, without origin
 * @param sample made for the sample data (示例): shown in the application, never sent out of the building
 */
public record Notice(String key, Addressee addressee, NoticeKind kind, Title what, String link, boolean sample) {

    public Notice {
        if (!link.startsWith("/") || link.startsWith("//") || link.startsWith("/\\")) {
            throw new IllegalArgumentException("a notice leads to a page of this application: " + link);
        }
        if (key.isBlank() || what.zh().isBlank()) {
            throw new IllegalArgumentException("a notice has a key and says something: " + key);
        }
    }

    public static Notice of(String key, Addressee addressee, NoticeKind kind, Title what, String link) {
        return new Notice(key, addressee, kind, what, link, false);
    }

    public Notice asSample() {
        return new Notice(key, addressee, kind, what, link, true);
    }
}
