package io.qingyuan.notices.internal;

import io.qingyuan.identity.PersonId;
import io.qingyuan.notices.internal.Setting.Mail;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How people want to be told. */
@Component
class JdbcSettings {

    private final JdbcClient jdbc;

    JdbcSettings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Setting of(PersonId person) {
        return jdbc.sql("""
                select mail, email, digest_hour, webhook, handle, quiet_from, quiet_to
                  from notices.setting
                 where person_id = :person
                """)
                .param("person", person.value())
                .query(JdbcSettings::setting)
                .optional()
                .orElse(Setting.NONE);
    }

    /**
     * @param digested the day whose digest counts as made, so that one chosen for an hour that has passed begins
     *     tomorrow; a later day that is kept already stays
     */
    void put(PersonId person, Setting setting, LocalDate digested, Instant now) {
        QuietHours quiet = setting.quiet();
        jdbc.sql("""
                insert into notices.setting as s
                       (person_id, mail, email, digest_hour, digest_day, webhook, handle, quiet_from, quiet_to, changed_at)
                values (:person, :mail, :email, :hour, :day, :webhook, :handle, :from, :to, :now)
                on conflict (person_id) do update
                   set mail = excluded.mail, email = excluded.email, digest_hour = excluded.digest_hour,
                       digest_day = greatest(s.digest_day, excluded.digest_day),
                       webhook = excluded.webhook, handle = excluded.handle,
                       quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to,
                       changed_at = excluded.changed_at
                """)
                .param("person", person.value())
                .param("mail", setting.mail().name())
                .param("email", setting.email())
                .param("hour", setting.digestHour())
                .param("day", digested)
                .param("webhook", setting.webhook())
                .param("handle", setting.handle())
                .param("from", quiet == null ? null : quiet.from())
                .param("to", quiet == null ? null : quiet.to())
                .param("now", JdbcNotices.at(now))
                .update();
    }

    static Setting setting(ResultSet row, int number) throws SQLException {
        String mail = row.getString("mail");
        if (mail == null) {
            return Setting.NONE;
        }
        LocalTime from = row.getObject("quiet_from", LocalTime.class);
        LocalTime to = row.getObject("quiet_to", LocalTime.class);
        return new Setting(
                Mail.valueOf(mail),
                row.getString("email"),
                row.getObject("digest_hour", Integer.class),
                row.getBoolean("webhook"),
                row.getString("handle"),
                from == null || to == null ? null : new QuietHours(from, to));
    }
}
