package io.qingyuan.telemetry.internal;

import java.io.IOException;
import java.time.Duration;

/** A gateway in a process of its own, to be killed. */
final class GatewayProcess {
    static final String LISTENS = "listens on ";

    private GatewayProcess() {}

    /** Runs until standard input ends. */
    public static void main(String[] access) throws IOException {
        try (TelemetryDatabase database = new TelemetryDatabase(access[0], access[1], access[2])) {
            Gateway gateway = database.gateway(new TelemetryProperties(0, "127.0.0.1", 100_000, Duration.ofMinutes(5)));
            gateway.start();
            System.out.println(LISTENS + gateway.port());
            while (System.in.read() >= 0) {
                // who started it still lives
            }
            gateway.stop();
        }
    }
}
