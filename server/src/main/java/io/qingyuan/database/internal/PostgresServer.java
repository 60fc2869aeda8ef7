package io.qingyuan.database.internal;

import io.qingyuan.database.DataDirectory;
import io.qingyuan.database.DatabaseAccess;
import io.qingyuan.database.DatabaseAccess.Login;
import io.qingyuan.database.EmbeddedDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The embedded PostgreSQL: a real server on loopback with generated passwords, durable (fsync and synchronous_commit
 * on), its cluster under the data directory. A lock file keeps two processes from one directory; a server left behind
 * by a killed process is adopted.
 */
public final class PostgresServer implements EmbeddedDatabase {

    private static final Logger log = LoggerFactory.getLogger(PostgresServer.class);

    private static final String DATABASE = "qingyuan";
    private static final String OWNER = "qingyuan_owner";
    private static final String APPLICATION = "qingyuan_app";
    private static final int START_TIMEOUT_SECONDS = 120;

    /** Of the server's log, shown when it does not start. */
    private static final int SHOWN_LINES = 8;

    private final Path folder;
    private final Path cluster;
    private final PostgresBinaries binaries;
    private final Passwords passwords;
    private final FileChannel lockChannel;
    private final FileLock lock;
    private final int port;

    private PostgresServer(DataDirectory data, Map<String, String> settings) throws IOException {
        folder = data.resolve("postgres/lock").getParent();
        lockChannel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        lock = lockOrRefuse(data);
        binaries = PostgresBinaries.unpack(folder);
        cluster = folder.resolve("cluster");
        passwords = Passwords.in(data);
        if (!Files.isDirectory(cluster)) {
            initialize();
        }
        port = adoptedPort().orElseGet(() -> startOnFreePort(settings));
        createDatabase();
    }

    /**
     * Starts the server, or takes over the one that a killed process left running.
     *
     * @param settings server settings beside the durable defaults (tests turn fsync off)
     * @throws AlreadyRunning when another Qingyuan runs with the same data directory
     */
    public static PostgresServer start(DataDirectory data, Map<String, String> settings) throws IOException {
        return new PostgresServer(data, settings);
    }

    /** Whether another process holds the directory, or a server that a killed one left still answers. */
    public static boolean isInUse(DataDirectory data) throws IOException {
        Path lockFile = data.root().resolve("postgres/lock");
        if (Files.exists(lockFile)) {
            try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
                    FileLock free = channel.tryLock()) {
                if (free == null) {
                    return true;
                }
            } catch (OverlappingFileLockException e) {
                return true;
            }
        }
        Path pidFile = data.root().resolve("postgres/cluster/postmaster.pid");
        return Files.exists(pidFile) && runs(Files.readAllLines(pidFile, StandardCharsets.UTF_8));
    }

    private static boolean runs(List<String> pidFile) {
        return !pidFile.isEmpty()
                && ProcessHandle.of(Long.parseLong(pidFile.getFirst().trim()))
                        .flatMap(process -> process.info().command())
                        .filter(command -> command.endsWith("/postgres"))
                        .isPresent();
    }

    @Override
    public DatabaseAccess access() {
        return access(DATABASE);
    }

    public DatabaseAccess access(String database) {
        return new DatabaseAccess(
                url(database), new Login(OWNER, passwords.owner()), new Login(APPLICATION, passwords.application()));
    }

    /** A connection as the cluster's administrator; for creating databases. */
    public Connection administer() throws SQLException {
        return DriverManager.getConnection(url("postgres"), properties("postgres", passwords.administrator()));
    }

    @Override
    public void close() {
        try {
            run("pg_ctl", "stop", "-D", cluster.toString(), "-m", "fast", "-w");
        } catch (IOException | IllegalStateException e) {
            log.warn("postgres stop failed cluster={} reason={}", cluster, e.getMessage());
        } finally {
            try {
                lock.release();
                lockChannel.close();
            } catch (IOException e) {
                log.warn("lock release failed reason={}", e.getMessage());
            }
        }
    }

    private FileLock lockOrRefuse(DataDirectory data) throws IOException {
        FileLock taken;
        try {
            taken = lockChannel.tryLock();
        } catch (OverlappingFileLockException e) {
            taken = null; // held by this very process
        }
        if (taken == null) {
            lockChannel.close();
            throw new AlreadyRunning(data);
        }
        return taken;
    }

    private void initialize() throws IOException {
        Path draft = folder.resolve("cluster.new");
        PostgresBinaries.deleteTree(draft);
        Path passwordFile = folder.resolve("password.init");
        Files.writeString(passwordFile, passwords.administrator() + "\n");
        run(
                "initdb",
                "-D",
                draft.toString(),
                "--username=postgres",
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--data-checksums");
        Files.delete(passwordFile);
        Files.writeString(draft.resolve("postgresql.conf"), "\ninclude 'qingyuan.conf'\n", StandardOpenOption.APPEND);
        Files.move(draft, cluster, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The port of a server of ours that still runs on this cluster. */
    private OptionalInt adoptedPort() throws IOException {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return OptionalInt.empty();
        }
        List<String> lines = Files.readAllLines(pidFile, StandardCharsets.UTF_8);
        if (lines.size() < 4) {
            return OptionalInt.empty();
        }
        int candidate = Integer.parseInt(lines.get(3).trim());
        try (Connection connection = DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + candidate + "/postgres",
                properties("postgres", passwords.administrator()))) {
            log.info("postgres adopted pid={} port={}", lines.getFirst(), candidate);
            return connection.isValid(5) ? OptionalInt.of(candidate) : OptionalInt.empty();
        } catch (SQLException e) {
            log.info("postgres of an earlier run does not answer reason={}", e.getMessage());
            return OptionalInt.empty();
        }
    }

    private int startOnFreePort(Map<String, String> settings) {
        try {
            int free = freePort();
            Map<String, String> all = new TreeMap<>(Map.of(
                    "port", Integer.toString(free),
                    "listen_addresses", "'127.0.0.1'",
                    "unix_socket_directories", "''",
                    "password_encryption", "'scram-sha-256'",
                    "fsync", "on",
                    "synchronous_commit", "on",
                    "shared_buffers", "'256MB'",
                    "max_connections", "60",
                    "timezone", "'UTC'",
                    "log_timezone", "'UTC'"));
            all.putAll(settings);
            StringBuilder text = new StringBuilder("# written at every start\n");
            all.forEach(
                    (key, value) -> text.append(key).append(" = ").append(value).append('\n'));
            Files.writeString(cluster.resolve("qingyuan.conf"), text);
            run(
                    "pg_ctl",
                    "start",
                    "-D",
                    cluster.toString(),
                    "-l",
                    folder.resolve("server.log").toString(),
                    "-w",
                    "-t",
                    Integer.toString(START_TIMEOUT_SECONDS));
            return free;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start PostgreSQL in " + cluster, e);
        }
    }

    private void createDatabase() {
        try (Connection connection = administer();
                var statement = connection.createStatement()) {
            for (Login login : List.of(access().owner(), access().application())) {
                if (!exists(connection, "select 1 from pg_roles where rolname = ?", login.user())) {
                    statement.execute("create role " + login.user() + " login");
                }
                // passwords are hexadecimal, made by us: nothing to escape
                statement.execute("alter role " + login.user() + " password '" + login.password() + "'");
            }
            if (!exists(connection, "select 1 from pg_database where datname = ?", DATABASE)) {
                statement.execute("create database " + DATABASE + " owner " + OWNER);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot prepare the database: " + e.getMessage(), e);
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            return statement.executeQuery().next();
        }
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private static Properties properties(String user, String password) {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("loginTimeout", "10");
        return properties;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** PostgreSQL refuses to run as root; as root it is started in a user namespace where it is not. */
    private void run(String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("unshare", "--user"));
        }
        command.add(binaries.program(program).toString());
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile(folder, program, ".out");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().put("LC_ALL", "C.UTF-8");
            Process process = builder.start();
            if (!process.waitFor(START_TIMEOUT_SECONDS + 30L, TimeUnit.SECONDS)) {
                process.destroy();
                throw new IllegalStateException(program + " did not finish in time");
            }
            if (process.exitValue() != 0) {
                throw new IllegalStateException(program + " failed: "
                        + Files.readString(output).strip() + lastLines(folder.resolve("server.log")));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(program + " was interrupted", e);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private static String lastLines(Path log) throws IOException {
        if (!Files.exists(log)) {
            return "";
        }
        List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
        return "\n" + log + ":\n"
                + String.join("\n", lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size()));
    }

    /** The generated passwords of one cluster, kept beside it with mode 600. */
    private record Passwords(String administrator, String owner, String application) {

        static Passwords in(DataDirectory data) throws IOException {
            Path file = data.resolve("postgres/passwords");
            if (!Files.exists(file)) {
                data.writeSecret("postgres/passwords", String.join("\n", generate(), generate(), generate()) + "\n");
            }
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            return new Passwords(lines.get(0), lines.get(1), lines.get(2));
        }

        private static String generate() {
            byte[] bytes = new byte[24];
            new SecureRandom().nextBytes(bytes);
            return HexFormat.of().formatHex(bytes);
        }
    }
}
