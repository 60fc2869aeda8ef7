/**
 * Files as raw tables: cells as text with the digits shown, and where they stand. Bounded in memory whatever the file:
 * sheets are streamed, what must be kept is counted.
 */
@NullMarked
package io.qingyuan.intake.internal.reading;

import org.jspecify.annotations.NullMarked;
