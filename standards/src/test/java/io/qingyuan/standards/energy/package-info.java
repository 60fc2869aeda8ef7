@NullMarked
package io.qingyuan.standards.energy;

import org.jspecify.annotations.NullMarked;
