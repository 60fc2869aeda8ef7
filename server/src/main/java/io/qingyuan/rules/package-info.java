/**
 * Rules (规则): formulas in FEEL that packs bring, checked so that they cannot run code, and rules in Java by revision.
 * Keeps no tables; definitions are kept with the receipts they gave.
 */
@ApplicationModule(
        displayName = "Rules",
        allowedDependencies = {"problem", "packs", "receipts"})
@NullMarked
package io.qingyuan.rules;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
