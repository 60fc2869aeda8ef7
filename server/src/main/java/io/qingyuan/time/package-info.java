/** Time as this place uses it: the zone of days and deadlines, hours with their labels, and {@code asOf}. */
@ApplicationModule(
        displayName = "Time",
        allowedDependencies = {"problem", "database"})
@NullMarked
package io.qingyuan.time;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
