@NullMarked
package io.qingyuan.identity.internal;

import org.jspecify.annotations.NullMarked;
