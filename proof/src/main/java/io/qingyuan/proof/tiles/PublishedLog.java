package io.qingyuan.proof.tiles;

import java.io.IOException;
import java.util.Optional;

/** A log as it is published: its tiles and its newest checkpoint. */
public interface PublishedLog extends TileSource {

    /** The bytes of the newest checkpoint, not yet verified; none if there is none. */
    Optional<byte[]> checkpoint() throws IOException;
}
