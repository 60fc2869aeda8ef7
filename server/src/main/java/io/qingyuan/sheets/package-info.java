/**
 * Lists as Excel workbooks: typed cells, headers in the reader's language, and a sheet that says what was asked and when; and
 * the marks a cell has for a value that is not there.
 */
@ApplicationModule(
        displayName = "Sheets",
        allowedDependencies = {"time"})
@NullMarked
package io.qingyuan.sheets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
