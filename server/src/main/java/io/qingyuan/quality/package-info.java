/**
 * Environmental quality (环境质量): published monitoring data taken as facts, and days and periods evaluated from them
 * with the standards in force. Owns schema {@code quality}. Its results are monitoring reference (监测参考), never by
 * themselves the assessed figure.
 */
@ApplicationModule(
        displayName = "Quality",
        allowedDependencies = {
            "problem",
            "time",
            "database",
            "identity",
            "audit",
            "packs",
            "receipts",
            "rules",
            "sheets",
            "statistics"
        })
@NullMarked
package io.qingyuan.quality;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
