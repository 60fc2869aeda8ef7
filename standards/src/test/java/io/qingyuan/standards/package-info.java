@NullMarked
package io.qingyuan.standards;

import org.jspecify.annotations.NullMarked;
