package io.qingyuan.registry;

import io.qingyuan.identity.Title;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Gates (卡口) that moves of records must pass; the module that knows links implements it as a bean. */
public interface Gates {

    /**
     * What keeps a record from passing; empty when it may.
     *
     * @param gate as packs name it
     * @param values what the record says; {@code id} is itself
     */
    Optional<Title> closed(String gate, JsonNode values);
}
