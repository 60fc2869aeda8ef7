/** How decisions are read, checked, tried and made. */
@NullMarked
package io.qingyuan.decisions.internal;

import org.jspecify.annotations.NullMarked;
