package io.qingyuan.proof.tiles;

/**
 * A tile with its content. The array belongs to the tile: nobody writes to it.
 *
 * @param bytes 32 a hash, or the entries of a bundle with their lengths
 */
@SuppressWarnings("ArrayRecordComponent") // carries bytes from one place to another; never compared
public record Tile(TileId id, byte[] bytes) {}
