package io.qingyuan.telemetry.internal;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the gateway.
 *
 * @param port port that devices send to; 0: there is no gateway
 * @param address address to listen on
 * @param rate frames a second taken from one device, in the long run; whoever sends faster is read more slowly
 * @param idle a connection that brings no whole frame for so long is closed
 */
@ConfigurationProperties("qingyuan.telemetry")
record TelemetryProperties(
        @DefaultValue("0") int port,
        @DefaultValue("127.0.0.1") String address,
        @DefaultValue("200") int rate,
        @DefaultValue("30m") Duration idle) {

    TelemetryProperties {
        if (rate < 1 || idle.isNegative() || idle.isZero()) {
            throw new IllegalArgumentException("qingyuan.telemetry.rate and .idle are more than nothing");
        }
    }
}
