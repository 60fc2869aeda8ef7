package io.qingyuan.database.internal;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where data live.
 *
 * @param data the data directory
 * @param db the outside PostgreSQL, or {@code embedded}
 */
@ConfigurationProperties("qingyuan")
record DatabaseProperties(
        @DefaultValue("data") String data, @DefaultValue Db db) {

    record Db(
            @DefaultValue("embedded") String url,
            @DefaultValue("qingyuan_owner") String user,
            @DefaultValue("") String password,
            @DefaultValue("qingyuan_app") String appUser,
            @DefaultValue("") String appPassword) {}
}
