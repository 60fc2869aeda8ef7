@NullMarked
package io.qingyuan.standards.discharge;

import org.jspecify.annotations.NullMarked;
