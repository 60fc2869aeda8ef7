/** A witness (见证人) of C2SP tlog-witness: it cosigns a checkpoint only if nothing before it was rewritten. */
@NullMarked
package io.qingyuan.proof.witness;

import org.jspecify.annotations.NullMarked;
