/** Judging pure and simple: an item's terms and what is known of it go in, the judgement comes out. */
@NullMarked
package io.qingyuan.plan.internal.judgement;

import org.jspecify.annotations.NullMarked;
