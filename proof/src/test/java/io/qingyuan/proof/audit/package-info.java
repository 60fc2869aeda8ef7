@NullMarked
package io.qingyuan.proof.audit;

import org.jspecify.annotations.NullMarked;
