package io.qingyuan.telemetry.internal;

import io.qingyuan.telemetry.DeviceId;
import io.qingyuan.telemetry.ObservationStore;
import io.qingyuan.telemetry.ObservationStoreContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class JdbcObservationsTest extends ObservationStoreContract {
    private static TelemetryDatabase database;

    @BeforeAll
    static void open() {
        database = new TelemetryDatabase();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Override
    protected ObservationStore store() {
        return database.observations;
    }

    @Override
    protected DeviceId newDevice() {
        return database.newDevice();
    }
}
