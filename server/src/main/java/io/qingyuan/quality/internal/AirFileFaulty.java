package io.qingyuan.quality.internal;

import java.util.List;

/** An air file was refused: nothing of it is kept. Carries every fault found, up to a limit. */
final class AirFileFaulty extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<AirFault> faults;

    AirFileFaulty(List<AirFault> faults) {
        super(faults.isEmpty() ? "no fault" : faults.getFirst().toString());
        this.faults = List.copyOf(faults);
    }

    List<AirFault> faults() {
        return faults;
    }
}
