package io.qingyuan.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qingyuan.database.DataDirectory;
import io.qingyuan.database.EmbeddedDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** One installation with a real server, backed up while it is written to. */
@TestInstance(Lifecycle.PER_CLASS)
class BackupTest {

    private static final Progress SILENT = new Progress() {
        @Override
        public void step(String chinese, String english) {}

        @Override
        public void bytes(long done, long total) {}
    };

    @TempDir
    private static Path folder;

    private DataDirectory data;
    private EmbeddedDatabase database;

    @BeforeAll
    void installation() throws Exception {
        data = new DataDirectory(folder.resolve("data"));
        database = EmbeddedDatabase.start(data);
        String hash = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest("示例".getBytes(StandardCharsets.UTF_8)));
        Files.writeString(
                data.resolve("files/" + hash.substring(0, 2) + "/" + hash.substring(2, 4) + "/" + hash), "示例");
        try (Connection connection = owner(database)) {
            execute(connection, "create schema files; create table files.content (sha256 text)");
            execute(connection, "insert into files.content values ('" + hash + "')");
            execute(connection, "create table account (id int primary key, balance bigint)");
            execute(connection, "insert into account select id, 1000 from generate_series(1, 100) id");
            execute(connection, "create table acknowledged (n int)");
        }
    }

    @AfterAll
    void stop() {
        database.close();
    }

    @Test
    void theReleaseIsTheBuilds() {
        assertThat(Release.version()).matches("[0-9]+\\.[0-9]+\\..+");
    }

    @Test
    void aBackupOfAServerThatIsWrittenToIsOneStateWithEverythingAcknowledgedBefore() throws Exception {
        AtomicBoolean going = new AtomicBoolean(true);
        AtomicInteger acknowledged = new AtomicInteger();
        Thread writer = Thread.ofPlatform().start(() -> transfer(going, acknowledged));
        while (acknowledged.get() < 50) {
            Thread.sleep(5);
        }
        int before = acknowledged.get();
        Path target = folder.resolve("live");
        BackupManifest made = backup(data).to(target);
        going.set(false);
        writer.join();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
                .isEqualTo("rwx------");
        assertThat(made.end()).matches("[0-9A-F]+/[0-9A-F]+");
        DataDirectory restored = new DataDirectory(folder.resolve("live-restored"));
        Restore.Done done = restore(target).into(restored, false);
        assertThat(done.restored().attachments()).isOne();
        try (EmbeddedDatabase server = EmbeddedDatabase.start(restored);
                Connection connection = owner(server)) {
            assertThat(number(connection, "select sum(balance) from account"))
                    .as("every transfer is whole")
                    .isEqualTo(100_000);
            assertThat(number(connection, "select count(*) from acknowledged"))
                    .as("what was acknowledged before the backup began is in it")
                    .isGreaterThanOrEqualTo(before);
        }
    }

    @Test
    void whatWasThereIsKeptAsideWhenABackupIsRestoredOverIt() throws Exception {
        Path target = folder.resolve("kept");
        backup(data).to(target);
        DataDirectory occupied = new DataDirectory(folder.resolve("occupied"));
        Files.writeString(occupied.resolve("first-login.txt"), "示例");

        assertThatThrownBy(() -> restore(target).into(occupied, false))
                .isInstanceOf(BackupFault.class)
                .hasMessageContaining("--replace");
        assertThat(occupied.root().resolve("first-login.txt")).exists();

        Path aside = restore(target).into(occupied, true).aside();
        assertThat(aside).isNotNull();
        assertThat(aside.resolve("first-login.txt")).hasContent("示例");
        assertThat(occupied.root().resolve("postgres/cluster/PG_VERSION")).exists();
    }

    @Test
    void aChangedByteAMissingFileAndAPathOutsideAreNamedAndNothingIsRestored() throws Exception {
        Path target = folder.resolve("damaged");
        backup(data).to(target);
        DataDirectory restored = new DataDirectory(folder.resolve("never"));

        Path page = largest(target.resolve("data/postgres/cluster/base"));
        byte[] bytes = Files.readAllBytes(page);
        bytes[bytes.length / 2] ^= 1;
        Files.write(page, bytes);
        refused(target, restored, target.relativize(page).toString());
        bytes[bytes.length / 2] ^= 1;
        Files.write(page, bytes);

        Path manifest = target.resolve("backup.json");
        String text = Files.readString(manifest);
        Files.writeString(manifest, text.replaceFirst("\"data/postgres/passwords\"", "\"../../passwords\""));
        refused(target, restored, "../../passwords");
        Files.writeString(manifest, text);

        Files.delete(target.resolve("data/postgres/passwords"));
        refused(target, restored, "data/postgres/passwords");
        assertThat(folder.resolve("never.restoring")).doesNotExist();
    }

    @Test
    void anAttachmentThatTheDatabaseNamesMustBeThere() throws Exception {
        Path target = folder.resolve("without-attachment");
        BackupManifest made = backup(data).to(target);
        Path attachment = largest(target.resolve("data/files"));
        Files.delete(attachment);
        new BackupManifest(
                        made.format(),
                        made.release(),
                        made.made(),
                        made.database(),
                        made.server(),
                        made.end(),
                        made.files().stream()
                                .filter(entry -> !entry.path()
                                        .endsWith(attachment.getFileName().toString()))
                                .toList())
                .write(target);
        refused(
                target,
                new DataDirectory(folder.resolve("never")),
                attachment.getFileName().toString());
    }

    @Test
    void aWrongPlaceIsRefusedWithoutATrace() throws Exception {
        Files.createDirectory(folder.resolve("there"));
        assertThatThrownBy(() -> backup(data).to(folder.resolve("there")))
                .isInstanceOf(BackupFault.class)
                .hasMessageContaining("exists");
        assertThatThrownBy(() -> backup(data).to(data.root().resolve("backup")))
                .isInstanceOf(BackupFault.class)
                .hasMessageContaining("inside the data directory");
        DataDirectory nothing = new DataDirectory(folder.resolve("nothing"));
        assertThatThrownBy(() -> backup(nothing).to(folder.resolve("of-nothing")))
                .isInstanceOf(BackupFault.class)
                .hasMessageContaining("no database");
        assertThatThrownBy(() -> restore(folder.resolve("there")).into(nothing, false))
                .isInstanceOf(BackupFault.class)
                .hasMessageContaining("backup.json");
        assertThat(nothing.root()).doesNotExist();
        assertThat(folder.resolve("of-nothing.part")).doesNotExist();
    }

    @Test
    void aRunningInstallationIsNotRestoredOver() throws Exception {
        Path target = folder.resolve("over-running");
        backup(data).to(target);
        assertThatThrownBy(() -> restore(target).into(data, true))
                .isInstanceOf(BackupFault.class)
                .hasMessageContaining("Stop it first");
    }

    @Test
    void aStoppedInstallationIsBackedUpAsWell() throws Exception {
        DataDirectory other = new DataDirectory(folder.resolve("stopped"));
        try (EmbeddedDatabase server = EmbeddedDatabase.start(other);
                Connection connection = owner(server)) {
            execute(connection, "create schema files; create table files.content (sha256 text)");
        }
        Path target = folder.resolve("of-stopped");
        backup(other).to(target);
        assertThat(EmbeddedDatabase.isInUse(other)).isFalse();
        assertThat(restore(target).rehearse().tables()).isOne();
    }

    private static Backup backup(DataDirectory data) {
        return new Backup(data, Map.of(), "test", Clock.systemUTC(), SILENT);
    }

    private static Restore restore(Path backup) {
        return new Restore(backup, Map.of(), Clock.systemUTC(), SILENT);
    }

    private static void refused(Path backup, DataDirectory target, String place) {
        assertThatThrownBy(() -> restore(backup).into(target, false))
                .isInstanceOf(BackupFault.class)
                .hasMessageContaining(place);
        assertThat(target.root()).doesNotExist();
    }

    private static Path largest(Path below) throws IOException {
        try (Stream<Path> files = Files.walk(below)) {
            return files.filter(Files::isRegularFile)
                    .max((a, b) -> Long.compare(a.toFile().length(), b.toFile().length()))
                    .orElseThrow();
        }
    }

    private void transfer(AtomicBoolean going, AtomicInteger acknowledged) {
        try (Connection connection = owner(database)) {
            connection.setAutoCommit(false);
            for (int n = 0; going.get(); n++) {
                execute(connection, "update account set balance = balance - 1 where id = " + (1 + n % 100));
                execute(connection, "update account set balance = balance + 1 where id = " + (1 + (n + 37) % 100));
                execute(connection, "insert into acknowledged values (" + n + ")");
                connection.commit();
                acknowledged.incrementAndGet();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Connection owner(EmbeddedDatabase server) throws SQLException {
        return DriverManager.getConnection(
                server.access().url(),
                server.access().owner().user(),
                server.access().owner().password());
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long number(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
