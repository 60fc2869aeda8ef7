@NullMarked
package io.qingyuan.registry.internal.definition;

import org.jspecify.annotations.NullMarked;
