/** Things people record about a plan, version by version. */
@NullMarked
package io.qingyuan.plan.internal.version;

import org.jspecify.annotations.NullMarked;
