/**
 * Receipts (凭据): every result with the rule and the inputs that gave it, replayable to the byte. Owns schema
 * {@code receipts}: what was issued, what it stands on, and which receipt is the answer of a subject at which time.
 */
@ApplicationModule(
        displayName = "Receipts",
        allowedDependencies = {"problem", "time", "database", "packs", "identity", "evidence", "audit"})
@NullMarked
package io.qingyuan.receipts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
