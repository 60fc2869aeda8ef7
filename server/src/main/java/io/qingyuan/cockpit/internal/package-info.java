/** Builds the answer and serves it. */
@NullMarked
package io.qingyuan.cockpit.internal;

import org.jspecify.annotations.NullMarked;
