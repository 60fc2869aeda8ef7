/**
 * Intake (导入): the one way in for everything that is ever imported: parse, check, park, fix in place, take. It knows no
 * business; a module that takes rows implements {@link io.qingyuan.intake.IntakeTarget}. Owns schema {@code intake}.
 */
@ApplicationModule(
        displayName = "Intake",
        allowedDependencies = {"problem", "time", "database", "identity", "audit", "files", "sheets"})
@NullMarked
package io.qingyuan.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
