package io.qingyuan.database;

import io.qingyuan.database.DatabaseAccess.Login;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * An embedded PostgreSQL that runs, as it is found in the data directory.
 *
 * @param folder its cluster (数据库簇), the directory of its files
 */
record EmbeddedCluster(Path folder, int port, Login administrator, Login owner, Login application) {

    /** Line of the port in PostgreSQL's {@code postmaster.pid}. */
    private static final int PORT_LINE = 3;

    /** The one in the data directory; empty when no server runs there. */
    static Optional<EmbeddedCluster> find(DataDirectory data) throws IOException {
        Path folder = data.root().resolve("postgres/cluster");
        Path pid = folder.resolve("postmaster.pid");
        Path passwords = data.root().resolve("postgres/passwords");
        if (!Files.exists(pid) || !Files.exists(passwords)) {
            return Optional.empty();
        }
        List<String> server = Files.readAllLines(pid, StandardCharsets.UTF_8);
        if (server.size() <= PORT_LINE) {
            return Optional.empty();
        }
        List<String> secrets = Files.readAllLines(passwords, StandardCharsets.UTF_8);
        return Optional.of(new EmbeddedCluster(
                folder,
                Integer.parseInt(server.get(PORT_LINE).trim()),
                new Login("postgres", secrets.get(0)),
                new Login("qingyuan_owner", secrets.get(1)),
                new Login("qingyuan_app", secrets.get(2))));
    }

    DatabaseAccess access() {
        return new DatabaseAccess(url("qingyuan"), owner, application);
    }

    Connection administer() throws SQLException {
        return DriverManager.getConnection(url("postgres"), administrator.user(), administrator.password());
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }
}
