package io.qingyuan.worklist;

import io.qingyuan.identity.Title;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One to-do.
 *
 * @param key names the to-do among all modules', such as {@code statistics.figure/ind-24/2025}; opening the same key
 *     again changes the open to-do
 * @param what the act that waits, as one reads it: 填报 PM2.5 平均浓度
 * @param period for which period: {@code 2025}, {@code 2025-Q3}
 * @param sender who asks for it
 * @param due the last day on time
 * @param minutes how long it takes, roughly
 * @param link the page that opens at the very place, without origin: {@code /statistics/figures/ind-24?year=2025}
 */
public record WorkItem(
        String key,
        Addressee addressee,
        Title what,
        @Nullable String period,
        @Nullable String sender,
        @Nullable LocalDate due,
        @Nullable Integer minutes,
        String link,
        boolean sample) {

    public WorkItem {
        if (!link.startsWith("/") || link.startsWith("//")) {
            throw new IllegalArgumentException("a to-do leads to a page of this application: " + link);
        }
    }

    public static WorkItem of(String key, Addressee addressee, Title what, String link) {
        return new WorkItem(key, addressee, what, null, null, null, null, link, false);
    }

    public WorkItem due(@Nullable LocalDate day) {
        return new WorkItem(key, addressee, what, period, sender, day, minutes, link, sample);
    }

    public WorkItem period(@Nullable String its) {
        return new WorkItem(key, addressee, what, its, sender, due, minutes, link, sample);
    }

    public WorkItem from(@Nullable String its) {
        return new WorkItem(key, addressee, what, period, its, due, minutes, link, sample);
    }

    public WorkItem takes(int its) {
        return new WorkItem(key, addressee, what, period, sender, due, its, link, sample);
    }

    public WorkItem asSample() {
        return new WorkItem(key, addressee, what, period, sender, due, minutes, link, true);
    }
}
