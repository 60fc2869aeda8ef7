package io.qingyuan.hj212;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the faults of one frame; makes no object while there is none. */
final class FaultList {
    private final int most;
    private @Nullable List<Fault> faults;

    FaultList(int most) {
        this.most = most;
    }

    void clear() {
        faults = null;
    }

    void add(FaultCode code, int offset, String detail) {
        if (faults == null) {
            faults = new ArrayList<>();
        }
        if (faults.size() < most) {
            faults.add(new Fault(code, offset, detail));
        } else if (code.weight() == FaultCode.Weight.REFUSAL) {
            faults.set(most - 1, new Fault(code, offset, detail));
        }
    }

    boolean isEmpty() {
        return faults == null;
    }

    List<Fault> toList() {
        return faults == null ? List.of() : List.copyOf(faults);
    }
}
