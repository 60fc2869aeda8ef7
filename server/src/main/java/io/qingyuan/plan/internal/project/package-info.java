/** Key projects (重点项目): quantities, money and monthly reports, and how built, paid and passed time compare. */
@NullMarked
package io.qingyuan.plan.internal.project;

import org.jspecify.annotations.NullMarked;
