/**
 * Links (联动): what packs say that registers, documents and cases ask of and tell one another — gates that a move must pass, lists that narrow what
 * may be chosen, triggers that make a to-do, open a case or move another record, joins that hold two registers against each other. Keeps no tables: what follows from a link belongs to whom it
 * happens to.
 */
@ApplicationModule(
        displayName = "Links",
        allowedDependencies = {
            "problem",
            "time",
            "packs",
            "identity",
            "fields",
            "registry",
            "documents",
            "casework",
            "decisions",
            "rules",
            "worklist",
            "jobs"
        })
@NullMarked
package io.qingyuan.links;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
