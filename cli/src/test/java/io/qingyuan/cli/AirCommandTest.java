package io.qingyuan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AirCommandTest {
    private static final String JOB = """
            {"id":"1","state":"%s","phase":"reading","bytes":9,"bytesDone":9,"rowsDone":1,"taken":1,"added":1,
             "superseding":0,"left":2,"changedDays":1,"gapHours":0,"faults":[%s]}""";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void aFileIsSentWithItsTokenAndFollowedToItsEnd() throws Exception {
        AtomicReference<String> body = new AtomicReference<>("");
        HttpServer server = server(exchange -> {
            if (exchange.getRequestMethod().equals("POST")) {
                body.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                assertThat(exchange.getRequestHeaders().getFirst("Authorization"))
                        .isEqualTo("Bearer secret");
                answer(exchange, 202, JOB.formatted("running", ""));
            } else {
                answer(exchange, 200, JOB.formatted("done", ""));
            }
        });
        try {
            assertThat(run(server, "import", file(), "--station", "3425A", "--token", "secret"))
                    .isZero();
        } finally {
            server.stop(0);
        }
        assertThat(body.get()).contains("name=\"station\"\r\n\r\n3425A").contains("time,stationcode");
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("done: taken 1");
    }

    @Test
    void faultsArePrintedAndTheStatusSaysSo() throws Exception {
        HttpServer server = server(exchange ->
                answer(exchange, 202, JOB.formatted("refused", "{\"detail\":\"第 3 行“pm2_5”列的“abc”不是数值\"}")));
        try {
            assertThat(run(server, "import", file(), "--token", "secret")).isEqualTo(1);
        } finally {
            server.stop(0);
        }
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("第 3 行");
    }

    @Test
    void withoutServerTokenOrFileItSaysWhatToDo() throws Exception {
        HttpServer server = server(exchange -> answer(exchange, 500, "{}"));
        server.stop(0);
        assertThat(run(server, "import", file(), "--token", "secret")).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("./qingyuan run");
        assertThat(run(server, "import", file())).isEqualTo(2);
        assertThat(run(server, "import", folder.resolve("none").toString(), "--token", "x"))
                .isEqualTo(2);
        assertThat(run(server, "export")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("./qingyuan air import FILE");
    }

    private String file() throws IOException {
        return Files.writeString(folder.resolve("air.csv"), "time,stationcode\n")
                .toString();
    }

    private int run(HttpServer server, String... words) throws Exception {
        int port = server.getAddress().getPort();
        return new AirCommand(Map.of("QINGYUAN_PORT", Integer.toString(port)))
                .run(
                        List.of(words),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private interface Handler {
        void handle(HttpExchange exchange) throws IOException;
    }

    private static HttpServer server(Handler handler) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/air/imports", handler::handle);
        server.start();
        return server;
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
