/**
 * Signed documents (联单): several parties fill in and sign in turn; one table of a pack says who may do what to which field at which
 * step. Corrections are countersigned patches. Owns schema {@code documents}.
 */
@ApplicationModule(
        displayName = "Documents",
        allowedDependencies = {
            "problem",
            "time",
            "packs",
            "identity",
            "evidence",
            "audit",
            "calendar",
            "files",
            "sheets",
            "worklist",
            "notices",
            "intake",
            "rules",
            "receipts",
            "fields",
            "figures",
            "signing"
        })
@NullMarked
package io.qingyuan.documents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
