/** The rules of plan lint. Pure functions over pack content; the commands use them without a server. */
@NullMarked
package io.qingyuan.plan.internal.lint;

import org.jspecify.annotations.NullMarked;
