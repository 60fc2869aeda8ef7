/**
 * The frames of HJ 212, editions 2005, 2017 and 2025: bytes in, {@link io.qingyuan.hj212.Decoded} out, and back again.
 * No dependencies, no clock but the injected one, no logging; nothing here throws on any bytes.
 */
@NullMarked
package io.qingyuan.hj212;

import org.jspecify.annotations.NullMarked;
