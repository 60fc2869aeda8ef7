@NullMarked
package io.qingyuan.quality.internal;

import org.jspecify.annotations.NullMarked;
