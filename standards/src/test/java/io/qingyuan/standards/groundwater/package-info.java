@NullMarked
package io.qingyuan.standards.groundwater;

import org.jspecify.annotations.NullMarked;
