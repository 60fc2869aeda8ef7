package io.qingyuan.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code ./qingyuan air import FILE}: sends a file of air data to the running server, follows its import and prints what
 * was wrong. Exit status 0 when it was taken or was there already, 1 when not.
 */
final class AirCommand implements Command {
    private static final String USAGE = """
            ./qingyuan air import FILE [--station CODE]… [--source TEXT] [--token TOKEN] [--lang zh|en]

            FILE is a CSV file, plain or gzipped, of hourly rows of the national platform or of daily rows of cities.
            The server must be running (QINGYUAN_ADDRESS, QINGYUAN_PORT); the token comes from ./qingyuan token USER,
            given with --token or in QINGYUAN_TOKEN.
            """;
    private static final Duration EVERY = Duration.ofMillis(500);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Map<String, String> environment;
    private final JsonMapper json = JsonMapper.builder().build();

    AirCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    /** What was asked. */
    private record Asked(Path file, List<String> stations, String source, String token, String language) {}

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream err) throws Exception {
        Asked asked = asked(arguments);
        if (asked == null) {
            err.print(USAGE);
            return 2;
        }
        if (!Files.isRegularFile(asked.file())) {
            err.println("air import: no such file: " + asked.file() + " 没有这个文件");
            return 2;
        }
        if (asked.token().isEmpty()) {
            err.println("air import: a token is needed: ./qingyuan token USER, then --token or QINGYUAN_TOKEN 需要访问令牌");
            return 2;
        }
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
            return follow(client, asked, out, err);
        } catch (ConnectException e) {
            err.println("air import: no server answers at " + server() + "; start it with ./qingyuan run 服务没有启动");
            return 1;
        }
    }

    private int follow(HttpClient client, Asked asked, PrintStream out, PrintStream err)
            throws IOException, InterruptedException {
        HttpResponse<String> sent = client.send(upload(asked), HttpResponse.BodyHandlers.ofString());
        if (sent.statusCode() != 202) {
            JsonNode problem = json.readTree(sent.body());
            err.println(problem.path("title").asString("") + " "
                    + problem.path("detail").asString(sent.body()));
            return 1;
        }
        JsonNode job = json.readTree(sent.body());
        while (List.of("waiting", "running").contains(job.get("state").asString())) {
            out.printf(
                    "\r%s %,d/%,d B, %,d rows ",
                    job.get("phase").asString(),
                    job.get("bytesDone").asLong(),
                    job.get("bytes").asLong(),
                    job.get("rowsDone").asLong());
            out.flush();
            LockSupport.parkNanos(EVERY.toNanos());
            HttpResponse<String> answer = client.send(
                    request(asked, "/" + job.get("id").asString()).GET().build(), HttpResponse.BodyHandlers.ofString());
            job = json.readTree(answer.body());
        }
        out.println();
        return report(job, out);
    }

    private static int report(JsonNode job, PrintStream out) {
        String state = job.get("state").asString();
        out.printf(
                "%s: taken %,d, new %,d, corrected %,d, left %,d, days changed %,d, missing hours %,d%n",
                state,
                job.get("taken").asLong(),
                job.get("added").asLong(),
                job.get("superseding").asLong(),
                job.get("left").asLong(),
                job.get("changedDays").asLong(),
                job.get("gapHours").asLong());
        job.get("faults")
                .forEach(fault -> out.println("  " + fault.get("detail").asString()));
        return state.equals("done") || state.equals("unchanged") ? 0 : 1;
    }

    private HttpRequest upload(Asked asked) throws IOException {
        String boundary = "qingyuan-" + UUID.randomUUID();
        StringBuilder head = new StringBuilder();
        field(head, boundary, "source", asked.source());
        asked.stations().forEach(station -> field(head, boundary, "station", station));
        head.append("--")
                .append(boundary)
                .append("\r\nContent-Disposition: form-data; name=\"file\"; filename=\"")
                .append(asked.file().getFileName())
                .append("\"\r\nContent-Type: application/octet-stream\r\n\r\n");
        BodyPublisher body = BodyPublishers.concat(
                BodyPublishers.ofString(head.toString(), StandardCharsets.UTF_8),
                BodyPublishers.ofFile(asked.file()),
                BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
        return request(asked, "")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(body)
                .timeout(Duration.ofMinutes(10))
                .build();
    }

    private HttpRequest.Builder request(Asked asked, String below) {
        return HttpRequest.newBuilder(URI.create(server() + "/api/air/imports" + below))
                .timeout(TIMEOUT)
                .header("Accept-Language", asked.language())
                .header("Authorization", "Bearer " + asked.token());
    }

    private String server() {
        return "http://" + environment.getOrDefault("QINGYUAN_ADDRESS", "127.0.0.1") + ":"
                + environment.getOrDefault("QINGYUAN_PORT", "8080");
    }

    private static void field(StringBuilder form, String boundary, String name, String value) {
        form.append("--")
                .append(boundary)
                .append("\r\nContent-Disposition: form-data; name=\"")
                .append(name)
                .append("\"\r\n\r\n")
                .append(value)
                .append("\r\n");
    }

    private @Nullable Asked asked(List<String> arguments) {
        if (arguments.size() < 2 || !arguments.getFirst().equals("import")) {
            return null;
        }
        List<String> files = new ArrayList<>();
        List<String> stations = new ArrayList<>();
        String source = "";
        String token = environment.getOrDefault("QINGYUAN_TOKEN", "");
        String language = "zh-CN";
        for (int i = 1; i < arguments.size(); i++) {
            String word = arguments.get(i);
            if (!word.startsWith("--")) {
                files.add(word);
                continue;
            }
            if (i + 1 == arguments.size()) {
                return null;
            }
            String value = arguments.get(++i);
            switch (word) {
                case "--station" -> stations.add(value);
                case "--source" -> source = value;
                case "--token" -> token = value;
                case "--lang" -> language = value.equals("en") ? "en" : "zh-CN";
                default -> {
                    return null;
                }
            }
        }
        return files.size() == 1 ? new Asked(Path.of(files.getFirst()), stations, source, token, language) : null;
    }
}
