package io.qingyuan.registry;

import tools.jackson.databind.JsonNode;

/** What records take over from other registers or from decision tables; the module that knows links implements it as a bean. */
public interface Fills {

    /**
     * The values with what follows for them filled in; the values themselves where nothing follows.
     *
     * @param state the state the record is in, or comes into
     * @param given before they are checked
     */
    JsonNode filled(Register register, String state, JsonNode given);
}
