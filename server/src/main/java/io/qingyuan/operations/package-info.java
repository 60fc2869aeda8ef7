/**
 * Operation of the installation (运行维护): how it stands, for whoever runs it; an alarm before the disk is full; measured values for a
 * monitoring system. Owns schema {@code operations}.
 */
@ApplicationModule(
        displayName = "Operations",
        allowedDependencies = {"time", "database", "identity", "worklist", "notices", "jobs", "backup"})
@NullMarked
package io.qingyuan.operations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
