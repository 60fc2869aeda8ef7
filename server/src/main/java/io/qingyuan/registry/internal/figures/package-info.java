@NullMarked
package io.qingyuan.registry.internal.figures;

import org.jspecify.annotations.NullMarked;
