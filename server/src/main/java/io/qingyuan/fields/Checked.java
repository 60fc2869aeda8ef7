package io.qingyuan.fields;

import io.qingyuan.problem.Fault;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * What came of checking values.
 *
 * @param values what is well formed, as it is kept: numbers as texts with their digits, computed fields filled in, nothing empty
 * @param faults every one with the JSON pointer of its field
 */
public record Checked(ObjectNode values, List<Fault> faults) {

    public Checked {
        faults = List.copyOf(faults);
    }

    public boolean isFine() {
        return faults.isEmpty();
    }
}
