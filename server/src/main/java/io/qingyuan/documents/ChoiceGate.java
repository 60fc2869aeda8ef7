package io.qingyuan.documents;

import java.util.List;
import java.util.Map;

/** Says what may be chosen in a field of a document, such as receivers with a licence in force. */
public interface ChoiceGate {

    /**
     * Whether one may be chosen.
     *
     * @param chosen the id of what was chosen
     * @param asked what the document tells: name to the values of the field, one for every item of a list
     */
    boolean passes(String chosen, Map<String, List<String>> asked);

    /** The ids of all that may be chosen. */
    List<String> offered(Map<String, List<String>> asked);
}
