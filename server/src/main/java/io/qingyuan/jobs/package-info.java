/**
 * Work that runs at a time, under db-scheduler: its one table and its settings. A module gives a bean of db-scheduler's
 * {@code Task}; whichever node is free runs it, one at a time, and a job whose node died is taken over. Owns schema
 * {@code jobs}.
 */
@ApplicationModule(
        displayName = "Jobs",
        allowedDependencies = {})
@NullMarked
package io.qingyuan.jobs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
