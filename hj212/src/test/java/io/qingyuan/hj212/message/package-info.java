@NullMarked
package io.qingyuan.hj212.message;

import org.jspecify.annotations.NullMarked;
