/** China's environmental quality standards as code: pure functions over tables, each edition callable by its dates. */
@NullMarked
package io.qingyuan.standards;

import org.jspecify.annotations.NullMarked;
