@NullMarked
package io.qingyuan.signing.internal;

import org.jspecify.annotations.NullMarked;
