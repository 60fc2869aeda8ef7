@NullMarked
package io.qingyuan.telemetry.internal;

import org.jspecify.annotations.NullMarked;
