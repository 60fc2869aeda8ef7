package io.qingyuan.database;

import io.qingyuan.database.internal.PostgresServer;
import java.io.IOException;
import java.util.Map;

/** The embedded PostgreSQL of one data directory, started by a command that works on it alone. */
public interface EmbeddedDatabase extends AutoCloseable {

    /**
     * Starts the server, recovering what a copy or a sudden end left to be recovered.
     *
     * @throws AlreadyRunning when a Qingyuan runs with the same data directory
     * @throws IllegalStateException when the server does not start; the message tells its reason
     */
    static EmbeddedDatabase start(DataDirectory data) throws IOException {
        return PostgresServer.start(data, Map.of());
    }

    /** Whether a process of ours, or a server that one left behind, works on the data directory. */
    static boolean isInUse(DataDirectory data) throws IOException {
        return PostgresServer.isInUse(data);
    }

    /** Another process works on the data directory. */
    final class AlreadyRunning extends IllegalStateException {
        private static final long serialVersionUID = 1;

        public AlreadyRunning(DataDirectory data) {
            super("another Qingyuan runs with the data directory " + data.root()
                    + ". Stop it, or give this one a directory of its own with QINGYUAN_DATA.");
        }
    }

    DatabaseAccess access();

    /** Stops the server. */
    @Override
    void close();
}
