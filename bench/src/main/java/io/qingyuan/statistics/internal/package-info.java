@NullMarked
package io.qingyuan.statistics.internal;

import org.jspecify.annotations.NullMarked;
