@NullMarked
package io.qingyuan.proof.tiles;

import org.jspecify.annotations.NullMarked;
