package io.qingyuan.packs;

import java.util.List;

/**
 * What activating the packs in the folder would do.
 *
 * @param before what holds now
 * @param after what the folder says
 * @param faults why it cannot be activated; empty when it can
 * @param impacts what it does to the data of modules; not asked when there are faults
 */
public record PackChange(
        PackContent before, PackContent after, List<PackFault> faults, PackDiff diff, List<PackImpact> impacts) {

    public PackChange {
        faults = List.copyOf(faults);
        impacts = List.copyOf(impacts);
    }

    /** Whether activating would change nothing. */
    public boolean isEmpty() {
        return before.hash().equals(after.hash());
    }
}
