@NullMarked
package io.qingyuan.registry.internal.sample;

import org.jspecify.annotations.NullMarked;
