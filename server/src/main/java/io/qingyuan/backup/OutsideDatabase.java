package io.qingyuan.backup;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** An outside PostgreSQL: dumped and restored by the client programs of the machine. */
final class OutsideDatabase {

    private static final int USUAL_PORT = 5432;
    private static final int PROBLEM_CHARACTERS = 2_000;
    private static final long LONGEST_HOURS = 24;

    private final Map<String, String> environment;

    OutsideDatabase(Map<String, String> environment) {
        this.environment = environment;
    }

    boolean isNamed() {
        return !url().equals("embedded");
    }

    private String url() {
        return environment.getOrDefault("QINGYUAN_DB_URL", "embedded");
    }

    /** Writes a dump in PostgreSQL's own format; returns the version of the program that wrote it. */
    String dump(Path file) throws IOException, BackupFault {
        run("pg_dump", List.of("--format=custom", "--file=" + file));
        return version("pg_dump");
    }

    /** Fills the database, which must hold no table yet, in one transaction. */
    void restore(Path file) throws IOException, BackupFault {
        run("pg_restore", List.of("--exit-on-error", "--single-transaction", "--dbname=" + name(), file.toString()));
    }

    private static String version(String program) throws IOException, BackupFault {
        return output(program, new ProcessBuilder(program, "--version")).strip();
    }

    private void run(String program, List<String> words) throws IOException, BackupFault {
        URI uri = URI.create(url().substring("jdbc:".length()));
        List<String> command = new ArrayList<>(List.of(
                program,
                "--host=" + (uri.getHost() == null ? "localhost" : uri.getHost()),
                "--port=" + (uri.getPort() < 0 ? USUAL_PORT : uri.getPort()),
                "--username=" + environment.getOrDefault("QINGYUAN_DB_USER", "qingyuan_owner"),
                "--no-password"));
        command.addAll(words);
        if (program.equals("pg_dump")) {
            command.add(name());
        }
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("PGPASSWORD", environment.getOrDefault("QINGYUAN_DB_PASSWORD", ""));
        output(program, builder);
    }

    private String name() {
        String path = URI.create(url().substring("jdbc:".length())).getPath();
        return path == null || path.length() < 2 ? "qingyuan" : path.substring(1);
    }

    private static String output(String program, ProcessBuilder builder) throws IOException, BackupFault {
        Path output = Files.createTempFile("qingyuan-" + program, ".out");
        try {
            Process process = start(program, builder.redirectErrorStream(true).redirectOutput(output.toFile()));
            if (!process.waitFor(LONGEST_HOURS, TimeUnit.HOURS)) {
                process.destroy();
            }
            String said = Files.readString(output);
            if (process.waitFor() != 0) {
                String end = said.substring(Math.max(0, said.length() - PROBLEM_CHARACTERS))
                        .strip();
                throw new BackupFault(program + " 没有成功：" + end, program + " failed: " + end);
            }
            return said;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(program + " was interrupted", e);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private static Process start(String program, ProcessBuilder builder) throws BackupFault {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new BackupFault(
                    "找不到 " + program + "。请安装 PostgreSQL 18 的客户端程序，例如 apt-get install postgresql-client-18。",
                    program + " was not found. Install the client programs of PostgreSQL 18, for example: "
                            + "apt-get install postgresql-client-18.");
        }
    }
}
