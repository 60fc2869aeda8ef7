/** The second factor (动态口令): codes by time, and codes for when the device is lost. */
@NullMarked
package io.qingyuan.identity.internal.factor;

import org.jspecify.annotations.NullMarked;
