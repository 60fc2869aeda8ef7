package io.qingyuan.notices.internal;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.People;
import io.qingyuan.notices.internal.JdbcOutbox.Standing;
import io.qingyuan.notices.internal.JdbcOutbox.Taken;
import io.qingyuan.worklist.Worklist;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides, when a row's time has come, whether it leaves: settings, quiet hours and reading may have changed since. */
@Component
class Triage {

    private final JdbcOutbox outbox;
    private final JdbcNotices notices;
    private final Worklist worklist;
    private final People people;
    private final String url;

    Triage(JdbcOutbox outbox, JdbcNotices notices, Worklist worklist, People people, NoticesProperties properties) {
        this.outbox = outbox;
        this.notices = notices;
        this.worklist = worklist;
        this.people = people;
        url = properties.url();
    }

    sealed interface Fate {
        record Leave(Letter letter) implements Fate {}

        record Hold(Instant until) implements Fate {}

        /** It needs not leave any more; {@code because} is one English line for the administrator. */
        record Drop(String because) implements Fate {}
    }

    Fate judge(Taken taken, Instant now) {
        Standing standing = outbox.standing(taken);
        String destination = standing.setting().destination(taken.channel());
        if (destination == null) {
            return new Fate.Drop("switched off by the person");
        }
        if (standing.withdrawn()) {
            return new Fate.Drop("withdrawn");
        }
        if (standing.read()) {
            return new Fate.Drop("read already");
        }
        Optional<Instant> quietUntil = quietUntil(standing, now);
        if (quietUntil.isPresent()) {
            return new Fate.Hold(quietUntil.get());
        }
        Optional<Actor> actor = people.actor(taken.person(), Locale.SIMPLIFIED_CHINESE);
        if (actor.isEmpty()) {
            return new Fate.Drop("the person has no access any more");
        }
        Letter.Counts counts = taken.digest() ? counts(actor.get()) : null;
        if (counts != null && counts.toDos() == 0 && counts.unread() == 0) {
            return new Fate.Drop("nothing waits");
        }
        return new Fate.Leave(new Letter(taken.id(), destination, link(taken), counts));
    }

    private static Optional<Instant> quietUntil(Standing standing, Instant now) {
        @Nullable QuietHours quiet = standing.setting().quiet();
        return quiet == null || standing.urgent() ? Optional.empty() : quiet.endAfter(now);
    }

    private Letter.Counts counts(Actor actor) {
        return new Letter.Counts(worklist.waiting(actor), notices.unread(actor.person()));
    }

    /** Leads to the page that opens the notice: where that in turn leads is content already. */
    private String link(Taken taken) {
        return url + (taken.notice() == null ? "/worklist" : "/notices/" + taken.notice());
    }
}
