package io.qingyuan.database;

import io.qingyuan.database.DatabaseAccess.Login;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Finds the database a running Qingyuan works with, for commands beside it. */
public final class RunningDatabase {

    private RunningDatabase() {}

    /**
     * The outside database that the environment names, or the embedded one under the data directory.
     *
     * @return empty when the embedded database does not run
     */
    public static Optional<DatabaseAccess> find(DataDirectory data, Map<String, String> environment)
            throws IOException {
        String url = environment.getOrDefault("QINGYUAN_DB_URL", "embedded");
        if (!url.equals("embedded")) {
            return Optional.of(new DatabaseAccess(
                    url,
                    new Login(
                            environment.getOrDefault("QINGYUAN_DB_USER", "qingyuan_owner"),
                            environment.getOrDefault("QINGYUAN_DB_PASSWORD", "")),
                    new Login(
                            environment.getOrDefault("QINGYUAN_DB_APP_USER", "qingyuan_app"),
                            environment.getOrDefault("QINGYUAN_DB_APP_PASSWORD", ""))));
        }
        return EmbeddedCluster.find(data).map(EmbeddedCluster::access);
    }
}
