/**
 * Devices that exist only here: they follow daily curves, calibrate, break, lose the line and make up for it, and send what
 * real devices send. The same seed gives the same frames. For demonstrations, load and tests; what they send must be
 * marked as sample data by whoever stores it.
 */
@NullMarked
package io.qingyuan.hj212.simulation;

import org.jspecify.annotations.NullMarked;
