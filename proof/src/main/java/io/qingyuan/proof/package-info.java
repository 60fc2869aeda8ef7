/** Proof files and what is found when they, or a whole log, are checked against trusted keys. */
@NullMarked
package io.qingyuan.proof;

import org.jspecify.annotations.NullMarked;
