package io.qingyuan.registry;

import tools.jackson.databind.JsonNode;

/** What records take over from other registers or from decision tables; the module that knows links implements it as a bean. */
public interface Fills {

    /** What records of the register take over by the links that hold now; asked once for all records written together. */
    Filling of(Register register);

    /** Fills in records of one register. */
    interface Filling {

        /**
         * The values with what follows for them filled in; the values themselves where nothing follows.
         *
         * @param state the state the record is in, or comes into
         * @param given before they are checked
         */
        JsonNode filled(String state, JsonNode given);
    }
}
