@NullMarked
package io.qingyuan.proof.note;

import org.jspecify.annotations.NullMarked;
