@NullMarked
package io.qingyuan.registry.internal.intake;

import org.jspecify.annotations.NullMarked;
