/**
 * National environmental standards as pure functions: each edition with the dates it is in force, its tables as
 * resource files with the source beside every row. No dependencies, no state, no clock.
 */
@NullMarked
package io.qingyuan.standards;

import org.jspecify.annotations.NullMarked;
