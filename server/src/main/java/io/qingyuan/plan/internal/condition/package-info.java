/** The conditions for applying for the title, and the circumstances that bar an application (申报条件、一票否决). */
@NullMarked
package io.qingyuan.plan.internal.condition;

import org.jspecify.annotations.NullMarked;
