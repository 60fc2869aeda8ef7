package io.qingyuan.worklist.internal;

import io.qingyuan.identity.Actor;
import io.qingyuan.time.Zone;
import io.qingyuan.worklist.Addressee;
import io.qingyuan.worklist.WorkItem;
import io.qingyuan.worklist.Worklist;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Component
class JdbcWorklist implements Worklist {

    private final JdbcClient jdbc;
    private final JdbcOpenItems items;
    private final Clock clock;

    JdbcWorklist(JdbcClient jdbc, JdbcOpenItems items, Clock clock) {
        this.jdbc = jdbc;
        this.items = items;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void open(WorkItem item) {
        jdbc.sql("""
                insert into worklist.item
                       (key, person_id, post_id, unit_id, role, what_zh, what_en, period, sender, due, minutes, link,
                        sample)
                values (:key, :person, :post, :unit, :role, :zh, :en, :period, :sender, :due, :minutes, :link, :sample)
                on conflict (key) where closed_at is null do update
                   set person_id = excluded.person_id, post_id = excluded.post_id, unit_id = excluded.unit_id,
                       role = excluded.role, what_zh = excluded.what_zh, what_en = excluded.what_en,
                       period = excluded.period, sender = excluded.sender, due = excluded.due,
                       minutes = excluded.minutes, link = excluded.link
                """)
                .params(addressee(item.addressee()))
                .param("key", item.key())
                .param("zh", item.what().zh())
                .param("en", item.what().en())
                .param("period", item.period())
                .param("sender", item.sender())
                .param("due", item.due())
                .param("minutes", item.minutes())
                .param("link", item.link())
                .param("sample", item.sample())
                .update();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void close(String key) {
        jdbc.sql("update worklist.item set closed_at = clock_timestamp() where key = :key and closed_at is null")
                .param("key", key)
                .update();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public int closeAll(String keyPrefix) {
        return jdbc.sql("""
                update worklist.item
                   set closed_at = clock_timestamp()
                 where starts_with(key, :prefix) and closed_at is null
                """).param("prefix", keyPrefix).update();
    }

    @Override
    public int waiting(Actor actor) {
        return items.totals(actor, Zone.dayOf(clock.instant())).open();
    }

    private static Map<String, @Nullable Object> addressee(Addressee addressee) {
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("person", null);
        columns.put("post", null);
        columns.put("unit", null);
        columns.put("role", null);
        switch (addressee) {
            case Addressee.Person(var person) -> columns.put("person", person.value());
            case Addressee.Holder(var post) -> columns.put("post", post.value());
            case Addressee.InUnit(var unit, var role) -> {
                columns.put("unit", unit.value());
                columns.put("role", role.name());
            }
            case Addressee.Anybody(var role) -> columns.put("role", role.name());
        }
        return columns;
    }
}
