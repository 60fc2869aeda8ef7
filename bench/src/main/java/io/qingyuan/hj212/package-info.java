@NullMarked
package io.qingyuan.hj212;

import org.jspecify.annotations.NullMarked;
