@NullMarked
package io.qingyuan.evidence.internal;

import org.jspecify.annotations.NullMarked;
