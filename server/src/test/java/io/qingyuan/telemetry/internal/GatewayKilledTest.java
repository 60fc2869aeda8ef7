package io.qingyuan.telemetry.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.hj212.Edition;
import io.qingyuan.telemetry.DeviceId;
import io.qingyuan.telemetry.Observation;
import io.qingyuan.telemetry.Registration;
import io.qingyuan.telemetry.SeriesKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** The gateway's process dies at any moment, by kill -9, while devices send. */
class GatewayKilledTest {
    private static final int DEVICES = 4;
    private static final LocalDateTime MORNING = LocalDateTime.of(2026, 3, 1, 8, 0);
    private static final Instant MORNING_INSTANT = Instant.parse("2026-03-01T00:00:00Z");

    /** How many minutes were acknowledged, by MN. */
    private final Map<String, Integer> acknowledged = new ConcurrentHashMap<>();

    @Test
    void everyAcknowledgedFrameIsThereExactlyOnce() throws Exception {
        try (TelemetryDatabase database = new TelemetryDatabase()) {
            for (int i = 0; i < DEVICES; i++) {
                database.devices.register(mn(i), new Registration("test", "", "123456", Edition.HJ212_2017));
                acknowledged.put(mn(i), 0);
            }
            for (int death = 0; death < 2; death++) {
                sendUntilItDies(database, 20 + ThreadLocalRandom.current().nextInt(300));
            }
            BlockFollower follower = database.follower();
            while (follower.step()) {
                // what was durable and not read yet
            }
            for (int i = 0; i < DEVICES; i++) {
                check(database, mn(i));
            }
        }
    }

    private void sendUntilItDies(TelemetryDatabase database, int answers) throws Exception {
        int enough = total() + answers;
        Process process = start(database);
        try (BufferedReader output = process.inputReader()) {
            int port = port(output);
            List<Thread> senders = new ArrayList<>();
            for (int i = 0; i < DEVICES; i++) {
                String mn = mn(i);
                senders.add(Thread.ofVirtual().start(() -> send(mn, port)));
            }
            Uploads.awaitTrue(() -> total() >= enough);
            process.destroyForcibly().waitFor();
            for (Thread sender : senders) {
                sender.join();
            }
        } finally {
            process.destroyForcibly();
        }
    }

    /** Minute after minute, the next when the one before was acknowledged; after a death again the one that was not. */
    private void send(String mn, int port) {
        try (TestLine line = new TestLine(port)) {
            while (true) {
                int minute = acknowledged.getOrDefault(mn, 0);
                line.send(Uploads.realTime(mn, "123456", MORNING.plusMinutes(minute), "1." + minute)
                        .toBytes());
                if (line.answerWithin(Duration.ofSeconds(20)).isEmpty()) {
                    return;
                }
                acknowledged.merge(mn, 1, Integer::sum);
            }
        } catch (UncheckedIOException e) {
            // the process is dead
        }
    }

    private int total() {
        return acknowledged.values().stream().mapToInt(Integer::intValue).sum();
    }

    private void check(TelemetryDatabase database, String mn) {
        int minutes = acknowledged.getOrDefault(mn, 0);
        assertThat(minutes).isPositive();
        DeviceId device = database.devices.find(mn).orElseThrow().id();
        SeriesKey series = new SeriesKey(device, "32", 2011, 1);
        for (int minute = 0; minute < minutes; minute++) {
            List<Observation> said =
                    database.observations.listHistory(series, MORNING_INSTANT.plusSeconds(60L * minute));
            assertThat(said).as("minute %s of %s", minute, mn).hasSize(1);
            assertThat(said.getFirst().values().getFirst().number().orElseThrow())
                    .hasToString("1." + minute);
        }
    }

    private static Process start(TelemetryDatabase database) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                GatewayProcess.class.getName()));
        command.addAll(database.access());
        return new ProcessBuilder(command).redirectError(Redirect.DISCARD).start();
    }

    private static int port(BufferedReader output) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(GatewayProcess.LISTENS)) {
                return Integer.parseInt(line.substring(GatewayProcess.LISTENS.length()));
            }
        }
        throw new IOException("the gateway's process ended before it listened");
    }

    private static String mn(int number) {
        return "KILLED" + number;
    }
}
