/** The indicators of the plan with their values, judgements and owners. */
@NullMarked
package io.qingyuan.plan.internal.indicator;

import org.jspecify.annotations.NullMarked;
