/**
 * Brings what packs say about areas, units, posts and sample people into {@code identity}, and tells the page's frame
 * which place and years the plan is for. Owns no tables.
 */
@ApplicationModule(
        displayName = "Roster",
        allowedDependencies = {"identity", "packs", "database", "time"})
@NullMarked
package io.qingyuan.roster;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
