/** Energy (能源): coal equivalents of GB/T 2589-2020 (综合能耗计算通则). Results in kilograms of coal equivalent, kgce. */
@NullMarked
package io.qingyuan.standards.energy;

import org.jspecify.annotations.NullMarked;
