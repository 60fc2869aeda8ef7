/** Finds what was done to a log and names the place. */
@NullMarked
package io.qingyuan.proof.audit;

import org.jspecify.annotations.NullMarked;
