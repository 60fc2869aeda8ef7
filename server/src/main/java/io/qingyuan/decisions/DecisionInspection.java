package io.qingyuan.decisions;

import io.qingyuan.decisions.internal.Inspecting;
import io.qingyuan.packs.PackContent;
import io.qingyuan.packs.PackFault;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Checks the decisions of packs: their DMN files by whitelist, gaps and overlaps, that words and tables agree, and every
 * example. Needs no Spring, so {@code pack check} uses it too.
 */
@Component
public class DecisionInspection {

    public List<PackFault> inspect(PackContent content) {
        return Inspecting.faults(content);
    }
}
