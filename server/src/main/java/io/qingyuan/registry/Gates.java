package io.qingyuan.registry;

import io.qingyuan.identity.Title;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Gates (卡口) that moves of records must pass; the module that knows links implements it as a bean. */
public interface Gates {

    /** Among the values the record itself; a new one is not known by it yet. */
    String ITSELF = "@id";

    /**
     * What keeps a record from passing; empty when it may.
     *
     * @param gate as packs name it
     * @param values what the record says; {@link #ITSELF} is its id
     */
    Optional<Title> closed(String gate, JsonNode values);
}
