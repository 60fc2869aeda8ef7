@NullMarked
package io.qingyuan.standards.ecology;

import org.jspecify.annotations.NullMarked;
