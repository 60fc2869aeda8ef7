package io.qingyuan.notices.internal;

import io.qingyuan.audit.Audit;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.People;
import io.qingyuan.identity.Permit;
import io.qingyuan.identity.PersonId;
import io.qingyuan.identity.Verb;
import io.qingyuan.notices.DeliveryTotals;
import io.qingyuan.notices.NoticesProblem;
import io.qingyuan.notices.internal.JdbcOutbox.Delivery;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.sheets.Column;
import io.qingyuan.sheets.SheetNote;
import io.qingyuan.sheets.Sheets;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What waits to leave and what could not, for the system administrator, who sees no content and no address. */
@RestController
@RequestMapping("/api/notices/deliveries")
class DeliveryController {

    private static final String KIND = "notices.delivery";
    private static final int PAGE = 100;
    private static final int MOST_EXPORTED = 10_000;

    private final JdbcOutbox outbox;
    private final People people;
    private final MailCourier mail;
    private final WebhookCourier webhook;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DeliveryController(
            JdbcOutbox outbox,
            People people,
            MailCourier mail,
            WebhookCourier webhook,
            Audit audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.outbox = outbox;
        this.people = people;
        this.mail = mail;
        this.webhook = webhook;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @param digest a daily digest, not a single notice */
    record DeliveryView(
            UUID id,
            String person,
            Channel channel,
            DeliveryState state,
            boolean digest,
            int attempts,
            Instant nextTry,
            @Nullable String lastError,
            Instant createdAt) {}

    record DeliveryPage(
            List<DeliveryView> items,
            DeliveryTotals totals,
            boolean hasMail,
            boolean hasWebhook,
            @Nullable UUID next) {}

    record Resent(int count) {}

    @GetMapping
    @Permit(kind = KIND, verb = Verb.READ)
    DeliveryPage list(@RequestParam(defaultValue = "DEAD") DeliveryState state, @RequestParam @Nullable UUID after) {
        List<Delivery> found = outbox.list(state, after, PAGE + 1);
        boolean more = found.size() > PAGE;
        List<Delivery> page = more ? found.subList(0, PAGE) : found;
        return new DeliveryPage(
                views(page),
                outbox.totals(),
                mail.configured(),
                webhook.configured(),
                more ? page.getLast().id() : null);
    }

    @GetMapping("/export.xlsx")
    @Permit(kind = KIND, verb = Verb.READ)
    void export(Actor actor, @RequestParam(defaultValue = "DEAD") DeliveryState state, HttpServletResponse response)
            throws IOException {
        boolean english = actor.language().getLanguage().equals("en");
        List<Column<DeliveryView>> columns = List.of(
                Column.<DeliveryView>of("接收人", "To", DeliveryView::person).wide(28),
                Column.of("渠道", "Channel", DeliveryView::channel),
                Column.of("每日汇总", "Digest", DeliveryView::digest),
                Column.of("已试次数", "Attempts", DeliveryView::attempts),
                Column.<DeliveryView>of("生成时间", "Made", DeliveryView::createdAt).wide(20),
                Column.<DeliveryView>of("最近一次错误", "Last error", DeliveryView::lastError)
                        .wide(60));
        SheetNote note = SheetNote.of("消息投递", "Deliveries", clock.instant(), actor.name())
                .filter(english ? "DeliveryState" : "状态", state);
        Sheets.send(response, actor.language(), note, columns, views(outbox.list(state, null, MOST_EXPORTED)).stream());
    }

    @PostMapping("/{id}/resend")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Permit(kind = KIND, verb = Verb.MANAGE)
    void resend(Actor actor, @PathVariable UUID id) {
        transaction.executeWithoutResult(_ -> {
            if (outbox.resend(id, clock.instant()) == 0) {
                throw new ProblemException(
                        outbox.exists(id) ? NoticesProblem.NOT_DEAD : NoticesProblem.NO_DELIVERY, id.toString());
            }
            audit.record(actor, "resend", KIND, id.toString(), Map.of());
        });
    }

    @PostMapping("/resend")
    @Permit(kind = KIND, verb = Verb.MANAGE)
    Resent resendAll(Actor actor) {
        return transaction.execute(_ -> {
            int count = outbox.resend(null, clock.instant());
            if (count > 0) {
                audit.record(actor, "resend", KIND, "*", Map.of("count", count));
            }
            return new Resent(count);
        });
    }

    private List<DeliveryView> views(List<Delivery> page) {
        Map<PersonId, String> names =
                people.names(page.stream().map(Delivery::person).collect(Collectors.toSet()));
        return page.stream()
                .map(row -> new DeliveryView(
                        row.id(),
                        names.getOrDefault(row.person(), "—"),
                        row.channel(),
                        row.state(),
                        row.digest(),
                        row.attempts(),
                        row.nextTry(),
                        row.lastError(),
                        row.createdAt()))
                .toList();
    }
}
