/**
 * Casework (办件): procedures that packs define as BPMN files with forms and deadlines, and the cases that follow them. Flowable
 * moves the tokens and nothing else; what happened in a case is kept here, append-only. Owns schema {@code casework}, and
 * {@code flowable} for the running state.
 */
@ApplicationModule(
        displayName = "Casework",
        allowedDependencies = {
            "problem",
            "time",
            "database",
            "packs",
            "identity",
            "evidence",
            "audit",
            "calendar",
            "files",
            "fields",
            "sheets",
            "worklist",
            "notices",
            "receipts",
            "rules"
        })
@NullMarked
package io.qingyuan.casework;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
