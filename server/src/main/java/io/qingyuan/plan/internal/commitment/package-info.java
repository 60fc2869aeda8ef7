/** Commitments (承诺事项): what the plan promises by when, what was reported on it, and the state that follows. */
@NullMarked
package io.qingyuan.plan.internal.commitment;

import org.jspecify.annotations.NullMarked;
