/**
 * The evidence log (存证日志): what happened goes into an append-only Merkle log that outsiders can mirror, audit and witness; library
 * {@code proof} says how. The transaction of an event inserts its leaf without a number; one sequencer numbers what was committed and signs a
 * checkpoint. Owns schema {@code evidence}.
 */
@ApplicationModule(
        displayName = "Evidence",
        allowedDependencies = {"problem", "identity", "database"})
@NullMarked
package io.qingyuan.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
