/** Signed notes, checkpoints (检查点) and cosignatures as C2SP specifies them; SM2 beside Ed25519. */
@NullMarked
package io.qingyuan.proof.note;

import org.jspecify.annotations.NullMarked;
