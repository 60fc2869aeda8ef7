@NullMarked
package io.qingyuan.casework.internal;

import org.jspecify.annotations.NullMarked;
