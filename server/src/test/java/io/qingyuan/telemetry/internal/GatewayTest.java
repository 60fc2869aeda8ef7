package io.qingyuan.telemetry.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.hj212.Edition;
import io.qingyuan.hj212.Frame;
import io.qingyuan.hj212.FrameDraft;
import io.qingyuan.hj212.simulation.Fleet;
import io.qingyuan.hj212.simulation.SimulatedDevice;
import io.qingyuan.hj212.simulation.Transmission;
import io.qingyuan.telemetry.Admission;
import io.qingyuan.telemetry.Device;
import io.qingyuan.telemetry.DeviceId;
import io.qingyuan.telemetry.Observation;
import io.qingyuan.telemetry.RawFrame;
import io.qingyuan.telemetry.Registration;
import io.qingyuan.telemetry.SeriesKey;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Devices on real sockets, frames in the real database. */
class GatewayTest {
    private static final LocalDateTime MORNING = LocalDateTime.of(2026, 3, 1, 8, 0);
    private static final Instant MORNING_INSTANT = Instant.parse("2026-03-01T00:00:00Z");

    private static TelemetryDatabase database;
    private static Gateway gateway;
    private static int devices;

    @BeforeAll
    static void open() {
        database = new TelemetryDatabase();
        gateway = database.gateway(new TelemetryProperties(0, "127.0.0.1", 1000, Duration.ofMinutes(5)));
        gateway.start();
    }

    @AfterAll
    static void close() {
        gateway.stop();
        database.close();
    }

    @Test
    void everyAcknowledgedFrameOfSimulatedDevicesIsFoundExactlyOnce() {
        List<SimulatedDevice> fleet = Fleet.of(8, Optional.empty(), Edition.HJ212_2017, 7);
        for (SimulatedDevice device : fleet) {
            database.devices.register(
                    device.mn(), new Registration("simulated", "", Fleet.PASSWORD, Edition.HJ212_2017));
        }
        Map<String, Long> sent =
                fleet.parallelStream().collect(Collectors.toMap(SimulatedDevice::mn, GatewayTest::playTwoHours));
        awaitRead();
        sent.forEach((mn, frames) -> {
            Device device = database.devices.find(mn).orElseThrow();
            assertThat(device.frames()).isEqualTo(frames);
            assertThat(device.notAdmitted()).isZero();
            assertThat(keptOf(device.id())).hasSize(frames.intValue());
            assertThat(database.observations.listLatest(device.id())).isNotEmpty();
        });
    }

    /** Sends frame by frame and waits for each answer; how many frames were sent. */
    private static long playTwoHours(SimulatedDevice device) {
        long sent = 0;
        try (TestLine line = new TestLine(gateway.port())) {
            for (int minute = 0; minute < 120; minute++) {
                for (Transmission transmission : device.minute(MORNING.plusMinutes(minute))) {
                    line.send(transmission.toBytes());
                    sent++;
                    assertThat(line.answer().qn()).isEqualTo(transmission.qn());
                }
            }
        }
        return sent;
    }

    @Test
    void anUploadIsAnsweredWithDataAnswerAndBecomesAnObservation() {
        String mn = registered();
        try (TestLine line = new TestLine(gateway.port())) {
            line.send(upload(mn, "123456", MORNING, "31.0").toBytes());
            Frame answer = line.answer();
            assertThat(answer.cn()).isEqualTo(9014);
            assertThat(answer.mn()).isEqualTo(mn);
        }
        awaitRead();
        Observation found = database.observations.listLatest(id(mn)).getFirst();
        assertThat(found.dataTime()).isEqualTo(MORNING_INSTANT);
        assertThat(found.values().getFirst().number().orElseThrow()).hasToString("31.0");
        RawFrame raw = database.log.find(found.position()).orElseThrow();
        assertThat(raw.toBytes())
                .isEqualTo(upload(mn, "123456", MORNING, "31.0").toBytes());
    }

    @Test
    void framesInOneSegmentAndFramesInPiecesAreRead() {
        String mn = registered();
        byte[] one = upload(mn, "123456", MORNING, "1").toBytes();
        byte[] two = upload(mn, "123456", MORNING.plusMinutes(1), "2").toBytes();
        byte[] both = new byte[one.length + two.length];
        System.arraycopy(one, 0, both, 0, one.length);
        System.arraycopy(two, 0, both, one.length, two.length);
        try (TestLine line = new TestLine(gateway.port())) {
            line.send(both);
            line.answer();
            line.answer();
            byte[] three = upload(mn, "123456", MORNING.plusMinutes(2), "3").toBytes();
            for (int i = 0; i < three.length; i++) {
                line.send(three, i, 1);
            }
            assertThat(line.answer().cn()).isEqualTo(9014);
        }
        assertThat(keptOf(id(mn))).hasSize(3);
    }

    @Test
    void aWrongCrcIsAnsweredSoAndCountedAndTheNextFrameIsTaken() {
        String mn = registered();
        byte[] damaged = upload(mn, "123456", MORNING, "1.25").toBytes();
        damaged[damaged.length - 12] ^= 1;
        try (TestLine line = new TestLine(gateway.port())) {
            line.send(damaged);
            Frame refusal = line.answer();
            assertThat(refusal.cn()).isEqualTo(9011);
            assertThat(refusal.pairs().text(refusal.pairs().find("QnRtn"))).isEqualTo("9");
            line.send(upload(mn, "123456", MORNING, "1.26").toBytes());
            assertThat(line.answer().cn()).isEqualTo(9014);
        }
        awaitTrue(() -> faults("CRC_WRONG") > 0);
        assertThat(keptOf(id(mn))).hasSize(1);
    }

    @Test
    void aFrameWithoutTailIsTakenWhenNothingFollows() {
        String mn = registered();
        byte[] frame = upload(mn, "123456", MORNING, "5").toBytes();
        try (TestLine line = new TestLine(gateway.port())) {
            line.send(frame, 0, frame.length - 2);
            assertThat(line.answer().cn()).isEqualTo(9014);
        }
        awaitRead();
        assertThat(database.observations.listLatest(id(mn)).getFirst().flags())
                .containsExactly(Observation.Flag.SUSPECT);
        awaitTrue(() -> faults("TAIL_MISSING") > 0);
    }

    @Test
    void noiseAndAnEndlessLineCostNoMemoryAndTheNextFrameIsTaken() {
        String mn = registered();
        byte[] noise = new byte[1 << 16];
        new Random(3).nextBytes(noise);
        byte[] letters = new byte[1 << 16];
        Arrays.fill(letters, (byte) 'A');
        try (TestLine line = new TestLine(gateway.port())) {
            line.send(noise);
            for (int i = 0; i < 256; i++) {
                line.send(letters);
            }
            line.send(upload(mn, "123456", MORNING, "1").toBytes());
            assertThat(line.answer().cn()).isEqualTo(9014);
        }
        awaitTrue(() -> faults("NOISE") > 1000);
        assertThat(gateway.pendingBytes()).isZero();
    }

    @Test
    void anUnknownDeviceIsListedAndItsFramesAreKeptButNotAcknowledged() {
        String mn = "UNKNOWN" + devices++;
        try (TestLine line = new TestLine(gateway.port())) {
            line.send(upload(mn, "123456", MORNING, "1").toBytes());
            Frame answer = line.answer();
            assertThat(answer.cn()).isEqualTo(9011);
            assertThat(answer.pairs().text(answer.pairs().find("QnRtn"))).isEqualTo("4");
        }
        awaitRead();
        Device device = database.devices.find(mn).orElseThrow();
        assertThat(device.quarantined()).isTrue();
        assertThat(device.notAdmitted()).isEqualTo(1);
        assertThat(database.devices.listQuarantined()).contains(device);
        assertThat(keptOf(device.id()))
                .singleElement()
                .satisfies(frame -> assertThat(frame.admission()).isEqualTo(Admission.DEVICE_UNKNOWN));
        assertThat(database.observations.listLatest(device.id())).isEmpty();
    }

    @Test
    void aWrongPasswordIsAnsweredSoAndMakesNoObservation() {
        String mn = registered();
        try (TestLine line = new TestLine(gateway.port())) {
            line.send(upload(mn, "654321", MORNING, "1").toBytes());
            Frame answer = line.answer();
            assertThat(answer.pairs().text(answer.pairs().find("QnRtn"))).isEqualTo("3");
        }
        awaitRead();
        assertThat(database.observations.listLatest(id(mn))).isEmpty();
        assertThat(database.devices.find(mn).orElseThrow().notAdmitted()).isEqualTo(1);
    }

    @Test
    void framesKeptInQuarantineAreReadWhenTheirDeviceIsRegistered() {
        String mn = "LATER" + ++devices;
        try (TestLine line = new TestLine(gateway.port())) {
            for (int minute = 0; minute < 3; minute++) {
                String password = minute == 1 ? "654321" : "123456";
                line.send(upload(mn, password, MORNING.plusMinutes(minute), "1." + minute)
                        .toBytes());
                assertThat(line.answer().cn()).isEqualTo(9011);
            }
        }
        awaitRead();
        assertThat(database.observations.listLatest(id(mn))).isEmpty();
        SeriesKey series = new SeriesKey(id(mn), "32", 2011, 1);
        database.devices.register(mn, new Registration("later", "", "123456", Edition.HJ212_2017));
        awaitTrue(() -> times(series).size() == 2);
        assertThat(times(series)).containsExactly(MORNING_INSTANT, MORNING_INSTANT.plusSeconds(120));
        // the frame with the other password is read when that is found to be the right one
        database.devices.register(mn, new Registration("later", "", "654321", Edition.HJ212_2017));
        awaitTrue(() -> times(series).size() == 3);
        assertThat(database.observations.listLatest(id(mn)).getFirst().dataTime())
                .isEqualTo(MORNING_INSTANT.plusSeconds(120));
    }

    private static List<Instant> times(SeriesKey series) {
        return database.observations.list(series, MORNING_INSTANT, MORNING_INSTANT.plusSeconds(3600)).stream()
                .map(Observation::dataTime)
                .toList();
    }

    @Test
    void theSameAgainChangesNothingAndOtherContentSupersedes() {
        String mn = registered();
        try (TestLine line = new TestLine(gateway.port())) {
            for (String value : List.of("1.0", "1.0", "1.1")) {
                line.send(upload(mn, "123456", MORNING, value).toBytes());
                assertThat(line.answer().cn()).isEqualTo(9014);
            }
        }
        awaitRead();
        List<Observation> said =
                database.observations.listHistory(new SeriesKey(id(mn), "32", 2011, 1), MORNING_INSTANT);
        assertThat(said)
                .extracting(
                        one -> one.values().getFirst().number().orElseThrow().toString())
                .containsExactly("1.0", "1.1");
        assertThat(keptOf(id(mn))).hasSize(3);
    }

    @Test
    void aHeartbeatIsAnsweredAsANotice() {
        String mn = registered();
        try (TestLine line = new TestLine(gateway.port())) {
            line.send(FrameDraft.of(Edition.HJ212_2025, "91", 9015)
                    .withDevice(mn, "123456")
                    .withQn(MORNING)
                    .withAnswer(true)
                    .toBytes());
            assertThat(line.answer().cn()).isEqualTo(9013);
        }
    }

    private static String registered() {
        String mn = "GATEWAY" + devices++;
        database.devices.register(mn, new Registration("test", "", "123456", Edition.HJ212_2017));
        return mn;
    }

    private static FrameDraft upload(String mn, String password, LocalDateTime time, String value) {
        return Uploads.realTime(mn, password, time, value);
    }

    private static DeviceId id(String mn) {
        return database.devices.find(mn).orElseThrow().id();
    }

    private static List<RawFrame> keptOf(DeviceId device) {
        return Uploads.keptOf(database.log, device);
    }

    private static long faults(String code) {
        return database.jdbc
                .sql("select coalesce(sum(times), 0) from telemetry.fault where code = :code")
                .param("code", code)
                .query(Long.class)
                .single();
    }

    private static void awaitRead() {
        awaitTrue(() -> gateway.pendingBytes() == 0
                && database.log.findAfter(database.observations.lastBlock()).isEmpty());
    }

    private static void awaitTrue(BooleanSupplier condition) {
        Uploads.awaitTrue(condition);
    }
}
