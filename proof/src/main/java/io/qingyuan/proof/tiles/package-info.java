/** The log as tiles (C2SP tlog-tiles): names, reading proofs out of tiles, appending batches that change few tiles. */
@NullMarked
package io.qingyuan.proof.tiles;

import org.jspecify.annotations.NullMarked;
