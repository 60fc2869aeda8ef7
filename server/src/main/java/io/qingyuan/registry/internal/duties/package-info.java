@NullMarked
package io.qingyuan.registry.internal.duties;

import org.jspecify.annotations.NullMarked;
