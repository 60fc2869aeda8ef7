@NullMarked
package io.qingyuan.standards.noise;

import org.jspecify.annotations.NullMarked;
