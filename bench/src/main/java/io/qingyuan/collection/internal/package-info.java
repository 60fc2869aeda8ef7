@NullMarked
package io.qingyuan.collection.internal;

import org.jspecify.annotations.NullMarked;
