@NullMarked
package io.qingyuan.hj212.simulation;

import org.jspecify.annotations.NullMarked;
