package io.qingyuan.notices.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Role;
import io.qingyuan.identity.Title;
import io.qingyuan.notices.Notice;
import io.qingyuan.notices.NoticeKind;
import io.qingyuan.notices.Notices;
import io.qingyuan.notices.Sent;
import io.qingyuan.support.Api;
import io.qingyuan.support.Api.Login;
import io.qingyuan.support.Client;
import io.qingyuan.support.ServerTest;
import io.qingyuan.time.Zone;
import io.qingyuan.worklist.Addressee;
import io.qingyuan.worklist.WorkItem;
import io.qingyuan.worklist.Worklist;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** The outbox against a real mail server and a real gateway, at times the test chooses. */
@ServerTest
class DeliveryTest {

    private static final String SECRET = "a-secret-of-the-gateway-and-of-us-1";
    private static final Instant NOON = Instant.parse("2030-05-06T04:00:00Z");
    private static final NoticeKind USUAL = NoticeKind.usual("test.delivery");
    private static final NoticeKind URGENT = NoticeKind.urgent("test.alarm");

    private static final int MAIL_PORT = freePort();
    private static final GreenMail MAIL = new GreenMail(new ServerSetup(MAIL_PORT, "127.0.0.1", "smtp"));
    private static final HttpServer GATEWAY = gateway();
    private static final Queue<Call> CALLS = new ConcurrentLinkedQueue<>();
    private static volatile IntSupplier answer = () -> 200;

    @Autowired
    private Api api;

    @Autowired
    private Notices notices;

    @Autowired
    private JdbcOutbox outbox;

    @Autowired
    private Triage triage;

    @Autowired
    private List<Courier> couriers;

    @Autowired
    private Worklist worklist;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    private record Call(String key, String timestamp, String signature, String body) {}

    @DynamicPropertySource
    static void channels(DynamicPropertyRegistry registry) {
        registry.add("qingyuan.notices.url", () -> "https://qy.example.cn/");
        registry.add("qingyuan.notices.smtp.host", () -> "127.0.0.1");
        registry.add("qingyuan.notices.smtp.port", () -> MAIL_PORT);
        registry.add("qingyuan.notices.smtp.tls", () -> "none");
        registry.add("qingyuan.notices.smtp.from", () -> "qingyuan@example.cn");
        registry.add(
                "qingyuan.notices.webhook.url",
                () -> "http://127.0.0.1:" + GATEWAY.getAddress().getPort() + "/hook");
        registry.add("qingyuan.notices.webhook.secret", () -> SECRET);
    }

    @BeforeEach
    void emptyBoxes() {
        MAIL.reset();
        CALLS.clear();
        answer = () -> 200;
        jdbc.sql("update notices.setting set mail = 'OFF'").update();
        jdbc.sql("update notices.outbox set state = 'DROPPED' where state in ('WAITING', 'DEAD')")
                .update();
    }

    @AfterAll
    static void stop() {
        MAIL.stop();
        GATEWAY.stop(0);
    }

    @Test
    void aMailSaysOnlyThatSomethingWaits() throws Exception {
        Login person = mailReader("mail-a", Map.of("mail", "EACH"));

        Sent sent = send("mail/a", person, USUAL);
        workAt(NOON);

        MimeMessage mail = onlyMail();
        String text = mail.getSubject() + mail.getContent();
        assertThat(text)
                .contains("有一条消息等您查看", "a notice waits for you")
                .contains("https://qy.example.cn/notices/" + sent.id())
                .doesNotContain("机密内容", "secret content", "/statistics");
        assertThat(mail.getAllRecipients()[0]).hasToString("mail-a@example.gov.cn");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getMessageID()).endsWith("@qingyuan>");
        workAt(NOON.plusSeconds(86_400));
        assertThat(MAIL.getReceivedMessages()).hasSize(1);
    }

    @Test
    void aMailServerThatIsDownIsTriedAgainThenGivenUpThenSentByTheAdministrator() {
        Login person = mailReader("mail-b", Map.of("mail", "EACH"));
        send("mail/b", person, USUAL);
        MAIL.stop();
        Backoff three = new Backoff(Duration.ofSeconds(30), Duration.ofHours(1), 3);
        Client admin = api.systemAdmin();

        work(NOON, three);
        JsonNode waiting =
                admin.get("/api/notices/deliveries?state=WAITING").expect(200).json();
        assertThat(waiting.at("/items/0/attempts").asInt()).isEqualTo(1);
        assertThat(waiting.at("/items/0/lastError").asString()).contains("connect");
        // not before its time
        work(NOON.plusSeconds(14), three);
        assertThat(admin.get("/api/notices/deliveries?state=WAITING")
                        .json()
                        .at("/items/0/attempts")
                        .asInt())
                .isEqualTo(1);
        work(NOON.plusSeconds(31), three);
        work(NOON.plusSeconds(300), three);

        JsonNode dead = admin.get("/api/notices/deliveries").expect(200).json();
        assertThat(dead.at("/totals/dead").asInt()).isEqualTo(1);
        assertThat(dead.at("/items/0/attempts").asInt()).isEqualTo(3);
        assertThat(dead.toString()).contains("测试 ").doesNotContain("mail-b@", "机密内容");

        MAIL.start();
        String id = dead.at("/items/0/id").asString();
        admin.post("/api/notices/deliveries/" + id + "/resend", null).expect(204);
        admin.post("/api/notices/deliveries/" + id + "/resend", null).expectProblem(409, "notices.not-dead");
        work(NOON.plusSeconds(400), three);

        assertThat(MAIL.getReceivedMessages()).hasSize(1);
        assertThat(admin.get("/api/notices/deliveries")
                        .json()
                        .at("/totals/dead")
                        .asInt())
                .isZero();
    }

    @Test
    void theGatewayCanProveWhoCallsAndLearnsNothingElse() {
        Login person = callReader("hook-a");

        Sent sent = send("hook/a", person, USUAL);
        workAt(NOON);

        assertThat(CALLS).hasSize(1);
        Call call = CALLS.element();
        assertThat(call.signature()).isEqualTo("sha256=" + WebhookCourier.sign(SECRET, call.timestamp(), call.body()));
        assertThat(call.body())
                .isEqualTo("{\"id\":\"" + call.key() + "\",\"link\":\"https://qy.example.cn/notices/" + sent.id()
                        + "\",\"recipient\":\"hook-a\"}");
    }

    @Test
    void aFailedCallComesAgainUnderTheSameKey() {
        Login person = callReader("hook-b");
        send("hook/b", person, USUAL);

        answer = () -> 500;
        workAt(NOON);
        answer = () -> 202;
        workAt(NOON.plusSeconds(31));

        assertThat(CALLS).hasSize(2);
        assertThat(CALLS.stream().map(Call::key).distinct()).hasSize(1);
        assertThat(states("hook/b")).containsExactly("SENT");
    }

    @Test
    void aGatewayThatNeverEndsIsCutOff() throws Exception {
        Login person = callReader("hook-c");
        send("hook/c", person, USUAL);
        CountDownLatch released = new CountDownLatch(1);
        answer = () -> {
            try {
                released.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return 200;
        };

        try (OutboxWorker worker = worker(NOON, Backoff.USUAL, Duration.ofSeconds(1))) {
            worker.run();
        } finally {
            released.countDown();
        }

        JsonNode waiting = api.systemAdmin()
                .get("/api/notices/deliveries?state=WAITING")
                .expect(200)
                .json();
        assertThat(waiting.at("/items/0/lastError").asString()).isEqualTo("no end within 1 s");
    }

    @Test
    void whatTheGatewayRefusesIsNotTriedAgain() {
        Login person = callReader("hook-d");
        send("hook/d", person, USUAL);

        answer = () -> 410;
        workAt(NOON);

        assertThat(states("hook/d")).containsExactly("DEAD");
        assertThat(api.systemAdmin()
                        .post("/api/notices/deliveries/resend", null)
                        .expect(200)
                        .json()
                        .get("count")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void quietHoursHoldWhatIsNotUrgent() {
        Login person = mailReader("quiet-a", Map.of("mail", "EACH", "quietFrom", "22:00", "quietTo", "07:00"));
        Instant night = Instant.parse("2030-05-06T15:00:00Z"); // 23:00
        send("quiet/usual", person, USUAL);
        send("quiet/alarm", person, URGENT);

        workAt(night);
        assertThat(states("quiet/alarm")).containsExactly("SENT");
        assertThat(states("quiet/usual")).containsExactly("WAITING");
        workAt(Instant.parse("2030-05-06T22:59:59Z"));
        assertThat(MAIL.getReceivedMessages()).hasSize(1);
        workAt(Instant.parse("2030-05-06T23:00:00Z")); // 07:00
        assertThat(MAIL.getReceivedMessages()).hasSize(2);
    }

    @Test
    void whatWasReadMeanwhileNeedsNoMail() {
        Login person = mailReader("read-a", Map.of("mail", "EACH"));
        Sent sent = send("read/a", person, USUAL);

        api.signIn(person).post("/api/notices/" + sent.id() + "/read", null).expect(204);
        workAt(NOON);

        assertThat(MAIL.getReceivedMessages()).isEmpty();
        assertThat(states("read/a")).containsExactly("DROPPED");
    }

    @Test
    void whatWasSwitchedOffOrWithdrawnMeanwhileStays() {
        Login off = mailReader("off-a", Map.of("mail", "EACH"));
        Login gone = mailReader("off-b", Map.of("mail", "EACH"));
        send("off/a", off, USUAL);
        send("off/b", gone, USUAL);

        api.signIn(off).put("/api/notices/settings", Map.of("mail", "OFF")).expect(200);
        transaction.executeWithoutResult(_ -> notices.withdrawAll("off/b"));
        workAt(NOON);

        assertThat(MAIL.getReceivedMessages()).isEmpty();
    }

    @Test
    void sampleNoticesStayInTheHouse() {
        Login person = mailReader("sample-a", Map.of("mail", "EACH"));

        transaction.executeWithoutResult(_ ->
                notices.send(Actor.system(), notice("sample/a", person, USUAL).asSample()));

        assertThat(states("sample/a")).isEmpty();
    }

    @Test
    void theDailyDigestComesOnceAndCountsWithoutTelling() throws Exception {
        Login person = mailReader("digest-a", Map.of("mail", "DIGEST", "digestHour", 8));
        send("digest/1", person, USUAL);
        send("digest/2", person, USUAL);
        transaction.executeWithoutResult(_ -> worklist.open(WorkItem.of(
                "digest/todo", new Addressee.Person(person.person()), Title.of("机密待办", "secret to-do"), "/a")));

        assertThat(states("digest/1")).isEmpty();
        NoticeJobs.makeDigests(outbox, Instant.parse("2030-05-05T23:59:59Z")); // 07:59:59
        workAt(Instant.parse("2030-05-05T23:59:59Z"));
        assertThat(MAIL.getReceivedMessages()).isEmpty();

        Instant eight = Instant.parse("2030-05-06T00:00:00Z");
        NoticeJobs.makeDigests(outbox, eight);
        NoticeJobs.makeDigests(outbox, eight.plusSeconds(3600));
        workAt(eight.plusSeconds(3600));

        MimeMessage mail = onlyMail();
        assertThat(mail.getContent().toString())
                .contains("待办 1 件、未读消息 2 条", "https://qy.example.cn/worklist")
                .doesNotContain("机密");

        // the next day comes by itself; a digest about nothing does not
        transaction.executeWithoutResult(_ -> worklist.close("digest/todo"));
        transaction.executeWithoutResult(_ -> notices.withdrawAll("digest/"));
        NoticeJobs.makeDigests(outbox, eight.plusSeconds(86_400));
        workAt(eight.plusSeconds(86_400));
        assertThat(MAIL.getReceivedMessages()).hasSize(1);
    }

    @Test
    void anUrgentNoticeDoesNotWaitForTheDigest() {
        Login person = mailReader("digest-b", Map.of("mail", "DIGEST", "digestHour", 8));

        send("digest/urgent", person, URGENT);
        workAt(NOON);

        assertThat(MAIL.getReceivedMessages()).hasSize(1);
    }

    @Test
    void aDigestChosenForAnHourThatHasPassedBeginsTomorrow() {
        LocalDate today = LocalDate.now(Clock.system(Zone.BEIJING));
        Login person = mailReader("digest-c", Map.of("mail", "DIGEST", "digestHour", 0));

        assertThat(outbox.putDigests(today, 23, NOON)).isZero();
        assertThat(outbox.putDigests(today.plusDays(1), 0, NOON)).isEqualTo(1);
        assertThat(person).isNotNull();
        jdbc.sql("update notices.setting set mail = 'OFF' where mail = 'DIGEST'")
                .update();
    }

    @Test
    void whatADeadWorkerHadTakenIsSentByAnother() {
        Login person = mailReader("kill-a", Map.of("mail", "EACH"));
        send("kill/a", person, USUAL);

        assertThat(outbox.take(10, NOON, OutboxWorker.LEASE)).hasSize(1);
        // the worker is gone; until its time is over nobody knows
        workAt(NOON.plus(OutboxWorker.LEASE).minusSeconds(1));
        assertThat(MAIL.getReceivedMessages()).isEmpty();
        workAt(NOON.plus(OutboxWorker.LEASE));

        assertThat(MAIL.getReceivedMessages()).hasSize(1);
        assertThat(states("kill/a")).containsExactly("SENT");
    }

    @Test
    void theWordOfAWorkerWhoseTimeIsOverDoesNotCount() {
        Login person = mailReader("kill-b", Map.of("mail", "EACH"));
        send("kill/b", person, USUAL);
        var late = outbox.take(10, NOON, OutboxWorker.LEASE).getFirst();
        var next = outbox.take(10, NOON.plus(OutboxWorker.LEASE), OutboxWorker.LEASE)
                .getFirst();

        outbox.finish(late, DeliveryState.DEAD, "late", NOON);

        assertThat(states("kill/b")).containsExactly("WAITING");
        outbox.finish(next, DeliveryState.SENT, null, NOON);
        assertThat(states("kill/b")).containsExactly("SENT");
    }

    @Test
    void twoWorkersSendEverythingOnce() throws Exception {
        Login person = callReader("two-a");
        for (int i = 0; i < 40; i++) {
            send("two/" + i, person, USUAL);
        }

        try (OutboxWorker one = worker(NOON, Backoff.USUAL, OutboxWorker.TOTAL);
                OutboxWorker two = worker(NOON, Backoff.USUAL, OutboxWorker.TOTAL);
                var threads = Executors.newFixedThreadPool(2)) {
            var first = threads.submit(one::run);
            var second = threads.submit(two::run);
            first.get(30, TimeUnit.SECONDS);
            second.get(30, TimeUnit.SECONDS);
        }

        assertThat(CALLS).hasSize(40);
        assertThat(CALLS.stream().map(Call::key).distinct()).hasSize(40);
    }

    @Test
    void theJobRunsUnderTheSchedulerInOurTable(
            @Autowired DataSource database, @Autowired RecurringTask<Void> noticesOutbox) {
        Login person = mailReader("job-a", Map.of("mail", "EACH"));
        send("job/a", person, USUAL);
        Scheduler scheduler = Scheduler.create(database)
                .tableName("jobs.scheduled_task")
                .startTasks(noticesOutbox)
                .pollingInterval(Duration.ofMillis(100))
                .threads(1)
                .build();
        try {
            scheduler.start();
            await().atMost(Duration.ofSeconds(20)).until(() -> MAIL.getReceivedMessages().length == 1);
        } finally {
            scheduler.stop();
        }
        assertThat(jdbc.sql("select task_name from jobs.scheduled_task")
                        .query(String.class)
                        .list())
                .contains("notices-outbox");
    }

    @Test
    void whatLeftLongAgoIsDeletedAndTheNoticeStays() {
        Login person = mailReader("mail-kept", Map.of("mail", "EACH"));
        send("mail/kept", person, USUAL);
        workAt(NOON);
        Login late = mailReader("mail-dead", Map.of("mail", "EACH"));
        send("mail/dead", late, USUAL);
        MAIL.stop();
        work(NOON, new Backoff(Duration.ofSeconds(30), Duration.ofHours(1), 1));
        MAIL.start();

        outbox.purge(NOON);
        assertThat(states("mail/kept")).containsExactly("SENT");
        assertThat(outbox.purge(NOON.plus(NoticeJobs.KEPT))).isPositive();
        assertThat(states("mail/kept")).isEmpty();
        // what nobody was told of waits for somebody, however long
        assertThat(states("mail/dead")).containsExactly("DEAD");
        assertThat(notices.readings("mail/kept")).hasSize(1);
    }

    private Login mailReader(String name, Map<String, Object> settings) {
        Login person = api.person(Role.DATA_OFFICER, "delivery");
        Map<String, Object> all = new HashMap<>(settings);
        all.put("email", name + "@example.gov.cn");
        api.signIn(person).put("/api/notices/settings", all).expect(200);
        return person;
    }

    private Login callReader(String handle) {
        Login person = api.person(Role.DATA_OFFICER, "delivery");
        api.signIn(person)
                .put("/api/notices/settings", Map.of("webhook", true, "handle", handle))
                .expect(200);
        return person;
    }

    private Sent send(String key, Login person, NoticeKind kind) {
        return transaction.execute(_ -> notices.send(Actor.system(), notice(key, person, kind)));
    }

    private static Notice notice(String key, Login person, NoticeKind kind) {
        return Notice.of(
                key,
                new Addressee.Person(person.person()),
                kind,
                Title.of("机密内容", "secret content"),
                "/statistics/figures/ind-24");
    }

    private void workAt(Instant now) {
        work(now, Backoff.USUAL);
    }

    private void work(Instant now, Backoff backoff) {
        try (OutboxWorker worker = worker(now, backoff, OutboxWorker.TOTAL)) {
            worker.run();
        }
    }

    private OutboxWorker worker(Instant now, Backoff backoff, Duration total) {
        return new OutboxWorker(
                outbox, triage, couriers, backoff, total, Clock.fixed(now, ZoneOffset.UTC), new Random(11));
    }

    private List<String> states(String key) {
        return jdbc.sql("""
                select o.state
                  from notices.outbox o
                  join notices.notice n on n.id = o.notice_id
                 where n.key = :key
                """).param("key", key).query(String.class).list();
    }

    private static MimeMessage onlyMail() {
        MimeMessage[] mails = MAIL.getReceivedMessages();
        assertThat(mails).hasSize(1);
        return mails[0];
    }

    private static HttpServer gateway() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/hook", exchange -> {
                var headers = exchange.getRequestHeaders();
                CALLS.add(new Call(
                        headers.getFirst(WebhookCourier.KEY),
                        headers.getFirst(WebhookCourier.TIMESTAMP),
                        headers.getFirst(WebhookCourier.SIGNATURE),
                        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
                exchange.sendResponseHeaders(answer.getAsInt(), -1);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
