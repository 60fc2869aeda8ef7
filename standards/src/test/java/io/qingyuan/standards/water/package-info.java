@NullMarked
package io.qingyuan.standards.water;

import org.jspecify.annotations.NullMarked;
