/**
 * Statistics (数据采集): data elements and their figures, each with its reported, computed, confirmed and reference value
 * side by side, and which of them is judged. Owns schema {@code statistics}.
 */
@ApplicationModule(
        displayName = "Statistics",
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
            "receipts",
            "rules"
        })
@NullMarked
package io.qingyuan.statistics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
