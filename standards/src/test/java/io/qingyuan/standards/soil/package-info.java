@NullMarked
package io.qingyuan.standards.soil;

import org.jspecify.annotations.NullMarked;
