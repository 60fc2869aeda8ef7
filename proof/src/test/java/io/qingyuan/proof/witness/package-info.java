@NullMarked
package io.qingyuan.proof.witness;

import org.jspecify.annotations.NullMarked;
