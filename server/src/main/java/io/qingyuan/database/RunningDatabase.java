package io.qingyuan.database;

import io.qingyuan.database.DatabaseAccess.Login;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the database a running Qingyuan works with, for commands beside it. */
public final class RunningDatabase {

    /** Line of the port in PostgreSQL's {@code postmaster.pid}. */
    private static final int PORT_LINE = 3;

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
        Path pid = data.root().resolve("postgres/cluster/postmaster.pid");
        Path passwords = data.root().resolve("postgres/passwords");
        if (!Files.exists(pid) || !Files.exists(passwords)) {
            return Optional.empty();
        }
        List<String> server = Files.readAllLines(pid, StandardCharsets.UTF_8);
        if (server.size() <= PORT_LINE) {
            return Optional.empty();
        }
        List<String> secrets = Files.readAllLines(passwords, StandardCharsets.UTF_8);
        return Optional.of(new DatabaseAccess(
                "jdbc:postgresql://127.0.0.1:" + server.get(PORT_LINE).trim() + "/qingyuan",
                new Login("qingyuan_owner", secrets.get(1)),
                new Login("qingyuan_app", secrets.get(2))));
    }
}
