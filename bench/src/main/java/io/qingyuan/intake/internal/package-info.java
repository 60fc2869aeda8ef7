/** Speed of imports. */
@NullMarked
package io.qingyuan.intake.internal;

import org.jspecify.annotations.NullMarked;
