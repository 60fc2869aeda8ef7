package io.qingyuan.documents;

import java.util.List;
import java.util.Map;

/**
 * Says what may be chosen in a field of a document, such as receivers with a licence in force; the module that keeps the list
 * implements it as a bean.
 */
public interface ChoiceGate {

    /** As documents name it: {@code hazardous-waste-licence}. */
    String id();

    /**
     * Whether one may be chosen.
     *
     * @param chosen the id of what was chosen
     * @param asked what the document tells: name to the values of the field, one for every item of a list
     */
    boolean passes(String chosen, Map<String, List<String>> asked);
}
