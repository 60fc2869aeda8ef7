package io.qingyuan.telemetry.internal;

import io.qingyuan.telemetry.DeviceId;
import io.qingyuan.telemetry.FrameLog;
import io.qingyuan.telemetry.FrameLogContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class JdbcFrameLogTest extends FrameLogContract {
    private static TelemetryDatabase database;
    private static DeviceId device;

    @BeforeAll
    static void open() {
        database = new TelemetryDatabase();
        device = database.newDevice();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Override
    protected FrameLog log() {
        return database.log;
    }

    @Override
    protected DeviceId device() {
        return device;
    }
}
