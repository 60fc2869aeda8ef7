package io.qingyuan.telemetry.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.telemetry.Admission;
import io.qingyuan.telemetry.DeviceId;
import io.qingyuan.telemetry.RawFrame;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The database goes away, connections do nothing, devices send too fast. */
class GatewayInTroubleTest {
    private static final LocalDateTime MORNING = LocalDateTime.of(2026, 3, 1, 8, 0);
    private static final Duration MOMENT = Duration.ofMillis(1200);

    private final TelemetryDatabase database = new TelemetryDatabase();
    private final Gateway gateway =
            database.gateway(new TelemetryProperties(0, "127.0.0.1", 20, Duration.ofSeconds(3)));
    private DeviceId device = new DeviceId(1);
    private String mn = "";

    @BeforeEach
    void start() {
        device = database.newDevice();
        mn = database.jdbc
                .sql("select mn from telemetry.device where id = :id")
                .param("id", device.value())
                .query(String.class)
                .single();
        gateway.start();
    }

    @AfterEach
    void stop() {
        gateway.stop();
        database.close();
    }

    @Test
    void nothingIsAnsweredWhileTheDatabaseRefusesAndAllIsAfterwards() {
        try (TestLine line = new TestLine(gateway.port())) {
            database.refuse(true);
            line.send(frame(0));
            line.send(frame(1));
            assertThat(line.answerWithin(MOMENT)).isEmpty();
            database.refuse(false);
            assertThat(line.answer().cn()).isEqualTo(9014);
            assertThat(line.answer().cn()).isEqualTo(9014);
        }
        assertThat(Uploads.keptOf(database.log, device)).hasSize(2);
    }

    @Test
    void aCommitWhoseOutcomeWasNotHeardOfIsNotMadeTwice() {
        try (TestLine line = new TestLine(gateway.port())) {
            line.send(frame(0));
            assertThat(line.answer().cn()).isEqualTo(9014);
            database.loseCommits(true);
            line.send(frame(1));
            assertThat(line.answerWithin(MOMENT)).isEmpty();
            database.loseCommits(false);
            assertThat(line.answer().cn()).isEqualTo(9014);
        }
        assertThat(Uploads.keptOf(database.log, device)).hasSize(2);
        Uploads.awaitTrue(
                () -> database.log.findAfter(database.observations.lastBlock()).isEmpty());
        assertThat(database.devices.find(mn).orElseThrow().frames()).isEqualTo(2);
    }

    @Test
    void whatWasDurableAndNotReadIsReadByTheNextGateway() {
        gateway.stop();
        database.log.append(
                List.of(new RawFrame(Instant.parse("2026-03-01T00:00:01Z"), device, Admission.ADMITTED, frame(0))));
        Gateway next = database.gateway(new TelemetryProperties(0, "127.0.0.1", 20, Duration.ofSeconds(3)));
        next.start();
        try {
            Uploads.awaitTrue(() -> !database.observations.listLatest(device).isEmpty());
        } finally {
            next.stop();
        }
    }

    @Test
    void aConnectionWithoutAWholeFrameIsEndedThoughItSendsBytes() {
        try (TestLine line = new TestLine(gateway.port())) {
            line.send(new byte[] {'#'});
            assertThat(line.endsWithin(Duration.ofSeconds(10))).isTrue();
        }
    }

    @Test
    void aDeviceThatSendsTooFastIsReadMoreSlowlyAndLosesNothing() {
        try (TestLine line = new TestLine(gateway.port())) {
            long start = System.nanoTime();
            for (int i = 0; i < 240; i++) { // at once 200, then 20 a second
                line.send(frame(i));
                assertThat(line.answer().cn()).isEqualTo(9014);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofSeconds(1));
        }
        assertThat(Uploads.keptOf(database.log, device)).hasSize(240);
    }

    private byte[] frame(int minute) {
        return Uploads.realTime(mn, "123456", MORNING.plusMinutes(minute), "1." + minute)
                .toBytes();
    }
}
