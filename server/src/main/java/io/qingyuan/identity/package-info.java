/**
 * Who is who and who may do what: people, units, areas and posts over time, sessions and API tokens, and the one policy
 * engine that every other module asks. Owns schema {@code identity}.
 */
@ApplicationModule(
        displayName = "Identity",
        allowedDependencies = {"problem", "database", "time", "sheets"})
@NullMarked
package io.qingyuan.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
