package io.qingyuan.documents.internal.engine;

import java.util.Arrays;
import java.util.Set;

/**
 * Who looks: the seats of his unit, and whether he supervises.
 *
 * @param seats a unit may have several, or none
 */
public record Viewer(Set<Seat> seats, boolean observer) {

    /** Somebody who supervises and takes no part. */
    public static final Viewer OBSERVER = new Viewer(Set.of(), true);

    public Viewer {
        seats = Set.copyOf(seats);
    }

    public static Viewer at(Seat... seats) {
        return new Viewer(Set.copyOf(Arrays.asList(seats)), false);
    }
}
