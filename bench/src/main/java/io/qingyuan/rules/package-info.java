@NullMarked
package io.qingyuan.rules;

import org.jspecify.annotations.NullMarked;
