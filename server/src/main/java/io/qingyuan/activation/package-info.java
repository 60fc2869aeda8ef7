/**
 * The administrator's desk for content packs: which versions hold and held, what a change would do, activation, and the
 * sample data. Stands above packs and identity so that neither needs the other; keeps no tables.
 */
@ApplicationModule(
        displayName = "Pack activation",
        allowedDependencies = {"problem", "time", "packs", "identity", "audit", "sheets"})
@NullMarked
package io.qingyuan.activation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
