/** Commitments and projects in short, for the cockpit. */
@NullMarked
package io.qingyuan.plan.internal.summary;

import org.jspecify.annotations.NullMarked;
