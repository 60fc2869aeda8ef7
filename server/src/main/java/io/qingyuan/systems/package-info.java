/**
 * The list of systems (系统清单): from each sentence of the plan that asks for a platform, list or mechanism to the place in
 * the software that realises it, and which of its acceptance points a passed test shows. Keeps no tables.
 */
@ApplicationModule(
        displayName = "Systems",
        allowedDependencies = {"problem", "time", "packs", "identity", "sheets"})
@NullMarked
package io.qingyuan.systems;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
