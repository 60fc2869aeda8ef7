package io.qingyuan.registry.internal.sample;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which records packs brought, by the key they have there. */
@Repository
class JdbcFirstRecords {

    private final JdbcClient jdbc;

    JdbcFirstRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Ids by {@code @REGISTER/KEY}; the map is the caller's. */
    Map<String, String> all() {
        Map<String, String> all = new HashMap<>();
        jdbc.sql("select register, key, record from registry.first_record").query(row -> {
            all.put("@" + row.getString("register") + "/" + row.getString("key"), row.getString("record"));
        });
        return all;
    }

    void remember(String register, String key, UUID record) {
        jdbc.sql("insert into registry.first_record (register, key, record) values (:register, :key, :record)")
                .param("register", register)
                .param("key", key)
                .param("record", record)
                .update();
    }
}
