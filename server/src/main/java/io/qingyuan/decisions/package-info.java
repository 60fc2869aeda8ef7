/**
 * Decisions (决策表): the dated decision tables of packs, shown as people read them, tried out, and decided by with a
 * receipt. Owns schema {@code decisions}: what was declared for a decision.
 */
@ApplicationModule(
        displayName = "Decisions",
        allowedDependencies = {"problem", "time", "database", "identity", "audit", "packs", "receipts", "rules"})
@NullMarked
package io.qingyuan.decisions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
