package io.qingyuan.identity.internal;

import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Makes guessing slow: after some failures each further one doubles the wait, by login and by source. */
@Component
class Throttle {

    private static final int FREE_BY_LOGIN = 5;
    private static final int FREE_BY_SOURCE = 30;
    private static final int FIRST_WAIT_SECONDS = 15;
    private static final int LONGEST_WAIT_SECONDS = 900;

    private final JdbcClient jdbc;

    Throttle(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How long this login from this source must wait; empty when it may try now. */
    Optional<Duration> blocked(String login, String source) {
        Integer seconds = jdbc.sql("""
                select coalesce(ceil(extract(epoch from max(free_at) - clock_timestamp())), 0)::int
                  from identity.throttle
                 where key in (:login, :source)
                """)
                .param("login", loginKey(login))
                .param("source", sourceKey(source))
                .query(Integer.class)
                .single();
        return seconds > 0 ? Optional.of(Duration.ofSeconds(seconds)) : Optional.empty();
    }

    /** Counts an attempt before the password is looked at, so that attempts side by side all count. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void count(String login, String source) {
        count(loginKey(login), FREE_BY_LOGIN);
        count(sourceKey(source), FREE_BY_SOURCE);
    }

    /** Forgets the failures of a login that succeeded; the source keeps all but this one. */
    @Transactional
    public void succeeded(String login, String source) {
        jdbc.sql("delete from identity.throttle where key = :key or failed_at < clock_timestamp() - interval '1 day'")
                .param("key", loginKey(login))
                .update();
        jdbc.sql("""
                update identity.throttle
                   set failures = greatest(failures - 1, 0), free_at = clock_timestamp()
                 where key = :key
                """).param("key", sourceKey(source)).update();
    }

    private void count(String key, int free) {
        jdbc.sql("""
                insert into identity.throttle as t (key, failures, failed_at, free_at)
                values (:key, 1, clock_timestamp(), clock_timestamp())
                on conflict (key) do update
                   set failures = case when t.failed_at < clock_timestamp() - interval '1 day' then 1
                                       else t.failures + 1 end,
                       failed_at = clock_timestamp(),
                       free_at = case
                           when t.failed_at < clock_timestamp() - interval '1 day' or t.failures + 1 < :free
                           then clock_timestamp()
                           else clock_timestamp() + make_interval(secs =>
                                least(:longest, :first * power(2, least(t.failures + 1 - :free, 20)))) end
                """)
                .param("key", key)
                .param("free", free)
                .param("first", FIRST_WAIT_SECONDS)
                .param("longest", LONGEST_WAIT_SECONDS)
                .update();
    }

    private static String loginKey(String login) {
        return "login:" + login;
    }

    private static String sourceKey(String source) {
        return "source:" + source;
    }
}
