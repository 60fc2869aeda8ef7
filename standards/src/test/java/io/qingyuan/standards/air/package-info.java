@NullMarked
package io.qingyuan.standards.air;

import org.jspecify.annotations.NullMarked;
