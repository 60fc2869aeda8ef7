/**
 * Collection (报送): rounds in which units deliver their figures, checked, reviewed level by level, and sealed. Until a
 * form is sealed its cells are its own; sealing hands them to statistics. Owns schema {@code collection}.
 */
@ApplicationModule(
        displayName = "Collection",
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
            "receipts",
            "rules",
            "statistics"
        })
@NullMarked
package io.qingyuan.collection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
