package io.qingyuan.fields;

import java.util.Map;
import java.util.Optional;

/** The code lists of the packs in force. */
public interface CodeLists {

    /** By id. */
    Map<String, CodeList> all();

    default Optional<CodeList> find(String id) {
        return Optional.ofNullable(all().get(id));
    }
}
