/** Groundwater (地下水): the classes of GB/T 14848. Each item in its own unit: organics in μg/L, most others in mg/L. */
@NullMarked
package io.qingyuan.standards.groundwater;

import org.jspecify.annotations.NullMarked;
