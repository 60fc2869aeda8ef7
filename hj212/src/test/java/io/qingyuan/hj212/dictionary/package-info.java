@NullMarked
package io.qingyuan.hj212.dictionary;

import org.jspecify.annotations.NullMarked;
