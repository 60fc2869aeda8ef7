/**
 * The plan itself: indicators, conditions, commitments, tasks and projects of a local plan, and how each stands. Judges by
 * dated rules over reported facts; owns the targets, decisions and owners that people record, not the figures.
 */
@ApplicationModule(
        displayName = "Plan",
        allowedDependencies = {
            "problem",
            "time",
            "packs",
            "identity",
            "audit",
            "worklist",
            "files",
            "fields",
            "sheets",
            "receipts",
            "rules",
            "links",
            "statistics"
        })
@NullMarked
package io.qingyuan.plan;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
