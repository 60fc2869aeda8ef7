/** The audit trail (审计留痕): who did what, written in the change's own transaction. Owns schema {@code audit}. */
@ApplicationModule(
        displayName = "Audit",
        allowedDependencies = {"problem", "identity", "evidence", "time", "sheets"})
@NullMarked
package io.qingyuan.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
