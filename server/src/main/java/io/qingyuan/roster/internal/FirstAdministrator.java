package io.qingyuan.roster.internal;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Organisation;
import io.qingyuan.identity.People;
import io.qingyuan.identity.PersonId;
import io.qingyuan.identity.Post;
import io.qingyuan.identity.Role;
import io.qingyuan.roster.internal.FirstLogins.FirstLogin;
import io.qingyuan.time.AsOf;
import io.qingyuan.time.Zone;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sees to it that somebody can give posts: where nobody holds the security administrator's post, as at a first start
 * without sample people, one person is made for it.
 */
@Component
class FirstAdministrator implements SmartLifecycle {

    private static final String LOGIN = "first-admin";
    private static final String NAME = "首任安全管理员";

    private final People people;
    private final Organisation organisation;
    private final FirstLogins firstLogins;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private boolean running;

    FirstAdministrator(
            People people,
            Organisation organisation,
            FirstLogins firstLogins,
            TransactionTemplate transaction,
            Clock clock) {
        this.people = people;
        this.organisation = organisation;
        this.firstLogins = firstLogins;
        this.transaction = transaction;
        this.clock = clock;
    }

    void appoint() {
        transaction.executeWithoutResult(_ -> {
            if (people.holders(Role.SECURITY_ADMIN, null).isEmpty()) {
                post().ifPresent(this::appoint);
            }
        });
    }

    private void appoint(Post post) {
        Actor by = Actor.system();
        LocalDate today = Zone.dayOf(clock.instant());
        PersonId person = people.find(LOGIN).orElseGet(() -> people.register(by, LOGIN, NAME, false));
        people.give(by, person, post.id(), false, today, LocalDate.MAX);
        firstLogins.write(List.of(new FirstLogin(LOGIN, post.id(), people.resetPassword(by, person))));
    }

    private Optional<Post> post() {
        Instant now = clock.instant();
        return organisation.posts(AsOf.at(now)).values().stream()
                .filter(post -> post.roles().contains(Role.SECURITY_ADMIN))
                .findFirst();
    }

    @Override
    public void start() {
        running = true;
        appoint();
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the packs, before the web server. */
    @Override
    public int getPhase() {
        return 100;
    }
}
