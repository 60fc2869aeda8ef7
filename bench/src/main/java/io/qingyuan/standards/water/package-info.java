/** How fast water is classed. */
@NullMarked
package io.qingyuan.standards.water;

import org.jspecify.annotations.NullMarked;
