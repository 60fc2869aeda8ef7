@NullMarked
package io.qingyuan.proof.claim;

import org.jspecify.annotations.NullMarked;
