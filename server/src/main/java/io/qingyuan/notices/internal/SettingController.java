package io.qingyuan.notices.internal;

import io.qingyuan.audit.Audit;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Permit;
import io.qingyuan.identity.Verb;
import io.qingyuan.notices.internal.Setting.Mail;
import io.qingyuan.time.Zone;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the person who asks wants to be told outside the application. Address and handle are seen by nobody else. */
@RestController
@RequestMapping("/api/notices/settings")
class SettingController {

    private static final String KIND = "notices.setting";

    private final JdbcSettings settings;
    private final MailCourier mail;
    private final WebhookCourier webhook;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SettingController(
            JdbcSettings settings,
            MailCourier mail,
            WebhookCourier webhook,
            Audit audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.settings = settings;
        this.mail = mail;
        this.webhook = webhook;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * @param quietFrom {@code HH:mm}, Beijing time; absent with {@code quietTo} when no hours are quiet
     * @param hasMail whether this installation sends mails at all
     * @param hasWebhook whether this installation has a gateway at all
     */
    record SettingView(
            Mail mail,
            @Nullable String email,
            @Nullable Integer digestHour,
            boolean webhook,
            @Nullable String handle,
            @Nullable String quietFrom,
            @Nullable String quietTo,
            boolean hasMail,
            boolean hasWebhook) {

        @Override
        public String toString() {
            return "SettingView[" + mail + ", " + webhook + "]";
        }
    }

    @GetMapping
    @Permit(kind = KIND, verb = Verb.READ_PRIVATE)
    SettingView settings(Actor actor) {
        return view(settings.of(actor.person()));
    }

    @PutMapping
    @Permit(kind = KIND, verb = Verb.WRITE_PRIVATE)
    SettingView change(Actor actor, @RequestBody SettingForm form) {
        Setting setting = form.checked();
        Instant now = clock.instant();
        LocalDate today = Zone.dayOf(now);
        Integer hour = setting.digestHour();
        boolean passed = hour != null && LocalTime.ofInstant(now, Zone.BEIJING).getHour() >= hour;
        transaction.executeWithoutResult(_ -> {
            settings.put(actor.person(), setting, passed ? today : today.minusDays(1), now);
            audit.record(
                    actor,
                    "change-notice-settings",
                    KIND,
                    actor.person().toString(),
                    Map.of("mail", setting.mail(), "webhook", setting.webhook(), "quiet", setting.quiet() != null));
        });
        return view(settings.of(actor.person()));
    }

    private SettingView view(Setting setting) {
        QuietHours quiet = setting.quiet();
        return new SettingView(
                setting.mail(),
                setting.email(),
                setting.digestHour(),
                setting.webhook(),
                setting.handle(),
                quiet == null ? null : quiet.from().toString(),
                quiet == null ? null : quiet.to().toString(),
                mail.configured(),
                webhook.configured());
    }
}
