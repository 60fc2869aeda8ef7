/** The commands behind {@code ./qingyuan} that need no running server. */
@NullMarked
package io.qingyuan.cli;

import org.jspecify.annotations.NullMarked;
