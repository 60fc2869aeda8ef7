/**
 * Links (联动): what packs say that registers, documents and cases ask of and tell one another — gates that a move must pass, lists that narrow what
 * may be chosen, triggers that make a to-do or a record, open a case, move another record or note a circumstance, fills by which a record takes over
 * what another register or a decision table says, ledgers of what comes in and goes out, joins that hold registers or cases against each other. Keeps
 * no tables: what follows from a link belongs to whom it happens to.
 */
@ApplicationModule(
        displayName = "Links",
        allowedDependencies = {
            "problem",
            "time",
            "packs",
            "identity",
            "fields",
            "figures",
            "rules",
            "receipts",
            "registry",
            "documents",
            "casework",
            "decisions",
            "worklist",
            "jobs"
        })
@NullMarked
package io.qingyuan.links;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
