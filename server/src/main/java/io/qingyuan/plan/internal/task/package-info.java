/** The task tree (任务) of the plan's chapters, with the states of the commitments below each node. */
@NullMarked
package io.qingyuan.plan.internal.task;

import org.jspecify.annotations.NullMarked;
