/** Speed of the evidence log. */
@NullMarked
package io.qingyuan.proof;

import org.jspecify.annotations.NullMarked;
