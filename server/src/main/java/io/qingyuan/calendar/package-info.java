/**
 * Working days (工作日) of mainland China with the State Council's holidays and make-up days, and deadlines counted in
 * them. The days come from the national pack; years not declared yet are refused, never guessed.
 */
@ApplicationModule(
        displayName = "Calendar",
        allowedDependencies = {"problem", "packs", "time"})
@NullMarked
package io.qingyuan.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
