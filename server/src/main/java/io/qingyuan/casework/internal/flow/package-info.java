/** The one place that knows Flowable: it is given courses that were read by the whitelist, and moves tokens through them. */
@NullMarked
package io.qingyuan.casework.internal.flow;

import org.jspecify.annotations.NullMarked;
