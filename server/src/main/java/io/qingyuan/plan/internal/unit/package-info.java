/** The units behind duties: who may report for them, and what they are called. */
@NullMarked
package io.qingyuan.plan.internal.unit;

import org.jspecify.annotations.NullMarked;
