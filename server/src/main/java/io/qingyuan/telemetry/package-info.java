/**
 * Telemetry (在线监测): frames of data loggers from the wire to durable blocks, and the observations read from them. Owns schema
 * {@code telemetry}. An answer that acknowledges data is sent only when they are durable.
 */
@ApplicationModule(
        displayName = "Telemetry",
        allowedDependencies = {"problem", "time", "database", "identity", "audit", "sheets"})
@NullMarked
package io.qingyuan.telemetry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
