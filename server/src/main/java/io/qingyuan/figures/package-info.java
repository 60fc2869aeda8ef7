/**
 * Figures (统计数): what definitions in packs count of registers, signed documents and ledgers, each with a receipt, and the values of data
 * elements that they give. Keeps no tables: what is counted belongs to whoever implements {@link FigureGround}.
 */
@ApplicationModule(
        displayName = "Figures",
        allowedDependencies = {
            "problem",
            "time",
            "packs",
            "identity",
            "rules",
            "receipts",
            "fields",
            "statistics",
            "jobs"
        })
@NullMarked
package io.qingyuan.figures;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
