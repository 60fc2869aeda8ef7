/** Reading plans out of pack content. */
@NullMarked
package io.qingyuan.plan.internal.catalogue;

import org.jspecify.annotations.NullMarked;
