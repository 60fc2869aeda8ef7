package io.qingyuan.notices.internal;

import io.qingyuan.identity.PersonId;
import io.qingyuan.identity.PersonalData;
import io.qingyuan.notices.internal.Setting.Mail;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How people want to be told. Address and handle lie sealed in the table. */
@Component
class JdbcSettings {

    private static final String EMAIL = "notices.email";
    private static final String HANDLE = "notices.handle";

    private final JdbcClient jdbc;
    private final PersonalData personal;

    JdbcSettings(JdbcClient jdbc, PersonalData personal) {
        this.jdbc = jdbc;
        this.personal = personal;
    }

    /** Seals what an earlier version left in clear. */
    @EventListener(ApplicationReadyEvent.class)
    void sealWhatLiesOpen() {
        record Open(
                UUID person,
                @Nullable String email,
                @Nullable String handle) {}
        for (Open open : jdbc.sql("""
                select person_id, email, handle
                  from notices.setting
                 where email not like 'sealed:%' or handle not like 'sealed:%'
                """)
                .query((row, _) -> new Open(
                        row.getObject("person_id", UUID.class), row.getString("email"), row.getString("handle")))
                .list()) {
            PersonId person = new PersonId(open.person());
            jdbc.sql("update notices.setting set email = :email, handle = :handle where person_id = :person")
                    .param("email", sealed(person, EMAIL, open.email()))
                    .param("handle", sealed(person, HANDLE, open.handle()))
                    .param("person", open.person())
                    .update();
        }
    }

    Setting of(PersonId person) {
        return jdbc.sql("""
                select mail, email, digest_hour, webhook, handle, quiet_from, quiet_to
                  from notices.setting
                 where person_id = :person
                """)
                .param("person", person.value())
                .query((row, _) -> setting(person, row))
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
                .param("email", sealed(person, EMAIL, setting.email()))
                .param("hour", setting.digestHour())
                .param("day", digested)
                .param("webhook", setting.webhook())
                .param("handle", sealed(person, HANDLE, setting.handle()))
                .param("from", quiet == null ? null : quiet.from())
                .param("to", quiet == null ? null : quiet.to())
                .param("now", JdbcNotices.at(now))
                .update();
    }

    /** The person's settings; an address whose key was deleted is no address, and nothing goes there. */
    Setting setting(PersonId person, ResultSet row) throws SQLException {
        String mail = row.getString("mail");
        if (mail == null) {
            return Setting.NONE;
        }
        LocalTime from = row.getObject("quiet_from", LocalTime.class);
        LocalTime to = row.getObject("quiet_to", LocalTime.class);
        String email = opened(person, EMAIL, row.getString("email"));
        String handle = opened(person, HANDLE, row.getString("handle"));
        return new Setting(
                email == null ? Mail.OFF : Mail.valueOf(mail),
                email,
                row.getObject("digest_hour", Integer.class),
                handle != null && row.getBoolean("webhook"),
                handle,
                from == null || to == null ? null : new QuietHours(from, to));
    }

    private @Nullable String sealed(PersonId person, String field, @Nullable String clear) {
        return clear == null || personal.isSealed(clear) ? clear : personal.seal(person, field, clear);
    }

    private @Nullable String opened(PersonId person, String field, @Nullable String sealed) {
        return sealed == null ? null : personal.open(person, field, sealed).orElse(null);
    }
}
