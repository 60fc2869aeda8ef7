/**
 * Registers (台账): what a definition in a pack says becomes a table of bitemporal records, with forms, lists, moves, imports, figures and a
 * public side. Owns schema {@code registry}, in it one table for each register.
 */
@ApplicationModule(
        displayName = "Registry",
        allowedDependencies = {
            "problem",
            "time",
            "database",
            "packs",
            "identity",
            "evidence",
            "audit",
            "files",
            "sheets",
            "intake",
            "worklist",
            "rules",
            "receipts",
            "fields",
            "figures",
            "calendar",
            "jobs"
        })
@NullMarked
package io.qingyuan.registry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
