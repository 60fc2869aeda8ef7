package io.qingyuan.decisions;

import io.qingyuan.decisions.internal.Inspecting;
import io.qingyuan.packs.PackContent;
import io.qingyuan.packs.PackFault;
import io.qingyuan.packs.PackInspection;
import java.util.List;

/**
 * Checks the decisions of packs: their DMN files by whitelist, gaps and overlaps, that words and tables agree, and every
 * example.
 */
public final class DecisionInspection implements PackInspection {

    @Override
    public List<PackFault> inspect(PackContent content) {
        return Inspecting.faults(content);
    }
}
