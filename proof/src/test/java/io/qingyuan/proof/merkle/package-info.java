@NullMarked
package io.qingyuan.proof.merkle;

import org.jspecify.annotations.NullMarked;
