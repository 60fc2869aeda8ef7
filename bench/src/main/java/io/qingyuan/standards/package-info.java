/** How fast and how right the standards library is. */
@NullMarked
package io.qingyuan.standards;

import org.jspecify.annotations.NullMarked;
