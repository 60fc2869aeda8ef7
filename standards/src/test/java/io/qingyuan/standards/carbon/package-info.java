@NullMarked
package io.qingyuan.standards.carbon;

import org.jspecify.annotations.NullMarked;
