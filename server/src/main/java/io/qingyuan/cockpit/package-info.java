/** The cockpit (驾驶舱): are we on course? Puts together what other modules know; owns nothing. */
@ApplicationModule(
        displayName = "Cockpit",
        allowedDependencies = {"problem", "time", "packs", "identity", "plan"})
@NullMarked
package io.qingyuan.cockpit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
