/** Qingyuan (清源): the software that runs a district's ecological-civilization plan. Each sub-package is a module. */
@NullMarked
package io.qingyuan;

import org.jspecify.annotations.NullMarked;
