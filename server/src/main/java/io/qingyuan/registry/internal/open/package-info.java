/** What the public sees of registers, and what it may send: never more than the definition opens, never without review. */
@NullMarked
package io.qingyuan.registry.internal.open;

import org.jspecify.annotations.NullMarked;
