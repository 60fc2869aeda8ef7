package io.qingyuan.telemetry.internal;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;
import org.springframework.stereotype.Component;

/** Writes lines into a table with COPY, in the current transaction. */
// pg: COPY
@Component
class Copy {
    private static final SQLStateSQLExceptionTranslator FAULTS = new SQLStateSQLExceptionTranslator();

    private final DataSource source;

    Copy(DataSource source) {
        this.source = source;
    }

    /**
     * Writes lines as COPY reads them; none are none.
     *
     * @param target table and columns
     */
    void into(String target, CharSequence lines) {
        if (lines.isEmpty()) {
            return;
        }
        String sql = "copy " + target + " from stdin";
        Connection connection = DataSourceUtils.getConnection(source);
        try (Reader reader = new StringReader(lines.toString())) {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, reader);
        } catch (SQLException e) {
            throw FAULTS.translate("copy", sql, e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot " + sql, e);
        } finally {
            DataSourceUtils.releaseConnection(connection, source);
        }
    }
}
