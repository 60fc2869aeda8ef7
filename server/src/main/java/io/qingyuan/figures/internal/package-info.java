@NullMarked
package io.qingyuan.figures.internal;

import org.jspecify.annotations.NullMarked;
