/** Which unit answers for an item, condition or circumstance (责任单位): inferred until the plan office confirms it. */
@NullMarked
package io.qingyuan.plan.internal.owner;

import org.jspecify.annotations.NullMarked;
