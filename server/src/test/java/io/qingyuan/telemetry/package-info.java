@NullMarked
package io.qingyuan.telemetry;

import org.jspecify.annotations.NullMarked;
