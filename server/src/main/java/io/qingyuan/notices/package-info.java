/**
 * Notices (消息) to people: shown in the application, and announced by mail or webhook through an outbox. What leaves the
 * building says only that something waits, never what. Owns schema {@code notices}.
 */
@ApplicationModule(
        displayName = "Notices",
        allowedDependencies = {"problem", "time", "identity", "audit", "worklist", "sheets"})
@NullMarked
package io.qingyuan.notices;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
