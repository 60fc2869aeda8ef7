package io.qingyuan.notices.internal;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.People;
import io.qingyuan.identity.PersonId;
import io.qingyuan.notices.DeliveryTotals;
import io.qingyuan.notices.Notice;
import io.qingyuan.notices.NoticeId;
import io.qingyuan.notices.Notices;
import io.qingyuan.notices.Reading;
import io.qingyuan.notices.Sent;
import io.qingyuan.worklist.Addressee;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Service
class NoticeDesk implements Notices {

    private final JdbcNotices notices;
    private final JdbcOutbox outbox;
    private final People people;
    private final Set<Channel> channels;
    private final Clock clock;

    NoticeDesk(JdbcNotices notices, JdbcOutbox outbox, People people, List<Courier> couriers, Clock clock) {
        this.notices = notices;
        this.outbox = outbox;
        this.people = people;
        this.clock = clock;
        channels = couriers.stream()
                .filter(Courier::configured)
                .map(Courier::channel)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Sent send(Actor by, Notice notice) {
        Instant now = clock.instant();
        Optional<NoticeId> id = notices.insert(notice, by.isSystem() ? null : by.person(), now);
        if (id.isEmpty()) {
            return new Sent(
                    notices.ofKey(notice.key()), notices.readings(notice.key()).size(), true);
        }
        List<PersonId> reached = resolve(notice.addressee());
        notices.reach(id.get(), reached);
        if (!notice.sample()) {
            outbox.put(id.get(), notice.kind().urgent(), reached, channels, now);
        }
        return new Sent(id.get(), reached.size(), false);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public int withdrawAll(String keyPrefix) {
        return notices.withdrawAll(keyPrefix, clock.instant());
    }

    @Override
    public List<Reading> readings(String key) {
        return notices.readings(key);
    }

    private List<PersonId> resolve(Addressee addressee) {
        return switch (addressee) {
            case Addressee.Person(var person) -> List.of(person);
            case Addressee.Holder(var post) -> people.holders(post);
            case Addressee.InUnit(var unit, var role) -> people.holders(role, unit);
            case Addressee.Anybody(var role) -> people.holders(role, null);
        };
    }

    @Override
    public DeliveryTotals deliveries() {
        return outbox.totals();
    }
}
