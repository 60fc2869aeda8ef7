/** Keys that seal fields which identify a person. */
@NullMarked
package io.qingyuan.identity.internal.vault;

import org.jspecify.annotations.NullMarked;
