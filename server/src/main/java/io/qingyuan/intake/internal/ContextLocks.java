package io.qingyuan.intake.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/**
 * Lets one import at a time work on a context, over all servers of the database. A lock lives as long as its connection,
 * so that a server that dies holds nobody up.
 */
@Component
class ContextLocks {

    private final DataSource database;

    ContextLocks(DataSource database) {
        this.database = database;
    }

    /** Held until closed. */
    static final class Held implements AutoCloseable {
        private final Connection connection;

        private Held(Connection connection) {
            this.connection = connection;
        }

        @Override
        public void close() throws SQLException {
            // pg: advisory locks of the session
            try (connection;
                    PreparedStatement unlock = connection.prepareStatement("select pg_advisory_unlock_all()")) {
                unlock.execute();
            }
        }
    }

    /** The lock of a context; empty while another import has it. */
    Optional<Held> tryLock(String target, String context) throws SQLException {
        Connection connection = database.getConnection();
        boolean locked = false;
        // pg: advisory locks of the session
        try (PreparedStatement lock =
                connection.prepareStatement("select pg_try_advisory_lock(hashtextextended(?, 0))")) {
            lock.setString(1, "intake:" + target + "|" + context);
            try (ResultSet result = lock.executeQuery()) {
                locked = result.next() && result.getBoolean(1);
            }
        } finally {
            if (!locked) {
                connection.close();
            }
        }
        return locked ? Optional.of(new Held(connection)) : Optional.empty();
    }
}
