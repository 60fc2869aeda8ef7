package io.qingyuan.backup;

import io.qingyuan.database.DataDirectory;
import io.qingyuan.database.DatabaseAccess;
import io.qingyuan.evidence.LogCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Reads a restored installation through, before anybody works with it. */
final class RestoredCheck {

    /** Where keys and newest checkpoint of the evidence log lie unless a setting puts them elsewhere. */
    static final String EVIDENCE = "evidence";

    private final DatabaseAccess access;
    private final DataDirectory data;

    RestoredCheck(DatabaseAccess access, DataDirectory data) {
        this.access = access;
        this.data = data;
    }

    /**
     * Reads every row of every table, so that each page's checksum is checked, looks for every attachment that a row
     * names, and recomputes the evidence log up to its signed root.
     *
     * @throws BackupFault naming the table that cannot be read, an attachment that is missing, or what is wrong with the log
     */
    Restored run() throws BackupFault {
        try (Connection connection = DriverManager.getConnection(
                        access.url(), access.owner().user(), access.owner().password());
                Statement statement = connection.createStatement()) {
            List<String> tables = tables(statement);
            if (tables.isEmpty()) {
                throw new BackupFault(
                        "恢复出的数据库里没有表。请换一份备份。", "the restored database holds no table. Take another backup.");
            }
            long rows = 0;
            for (String table : tables) {
                rows += rows(statement, table);
            }
            return new Restored(tables.size(), rows, attachments(statement), log());
        } catch (SQLException e) {
            throw new BackupFault(
                    "恢复出的数据库读不通：" + e.getMessage(), "the restored database cannot be read: " + e.getMessage());
        }
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet names = statement.executeQuery("""
                select format('%I.%I', schemaname, tablename)
                  from pg_tables
                 where schemaname not in ('pg_catalog', 'information_schema')
                 order by schemaname, tablename
                """)) {
            while (names.next()) {
                tables.add(names.getString(1));
            }
        }
        return tables;
    }

    private static long rows(Statement statement, String table) throws SQLException, BackupFault {
        // the whole row, so that values kept outside the page are read as well
        try (ResultSet count =
                statement.executeQuery("select count(*), sum(length(whole::text)) from " + table + " as whole")) {
            count.next();
            return count.getLong(1);
        } catch (SQLException e) {
            throw new BackupFault(
                    "表 " + table + " 读不通：" + e.getMessage() + "。请换一份备份。",
                    "table " + table + " cannot be read: " + e.getMessage() + ". Take another backup.");
        }
    }

    private int attachments(Statement statement) throws SQLException, BackupFault {
        int found = 0;
        try (ResultSet contents = statement.executeQuery("select sha256 from files.content")) {
            while (contents.next()) {
                String hash = contents.getString(1);
                Path place = data.root()
                        .resolve("files")
                        .resolve(hash.substring(0, 2))
                        .resolve(hash.substring(2, 4))
                        .resolve(hash);
                if (!Files.isRegularFile(place)) {
                    throw new BackupFault(
                            "数据库里登记的附件 " + hash + " 不在备份里。请换一份备份。",
                            "the attachment " + hash + " that the database names is not in the backup. Take another.");
                }
                found++;
            }
        }
        return found;
    }

    private Restored.@Nullable Log log() throws BackupFault {
        Path keys = data.root().resolve(EVIDENCE);
        if (!Files.isRegularFile(keys.resolve("log.key"))) {
            return null;
        }
        try {
            LogCheck.Report report = LogCheck.on(
                            new DriverManagerDataSource(
                                    access.url(),
                                    access.owner().user(),
                                    access.owner().password()),
                            keys,
                            List.of())
                    .run();
            if (!report.holds()) {
                LogCheck.Found bad = report.findings().stream()
                        .filter(LogCheck.Found::bad)
                        .findFirst()
                        .orElseThrow();
                throw new BackupFault(
                        "恢复出的存证日志不成立：" + bad.code() + "（" + bad.place() + "）。请换一份备份，并查明原因。",
                        "the restored evidence log does not hold: " + bad.code() + " at " + bad.place()
                                + ". Take another backup, and find out why.");
            }
            return new Restored.Log(report.size(), report.root());
        } catch (IOException e) {
            throw new BackupFault(
                    "存证日志的密钥读不了：" + e.getMessage(), "the keys of the evidence log cannot be read: " + e.getMessage());
        }
    }
}
