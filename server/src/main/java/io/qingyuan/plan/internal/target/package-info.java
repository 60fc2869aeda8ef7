/** Targets that a superior authority assigned (上级下达的目标任务): entered with their document, corrected, taken back. */
@NullMarked
package io.qingyuan.plan.internal.target;

import org.jspecify.annotations.NullMarked;
