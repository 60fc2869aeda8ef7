package io.qingyuan.proof.witness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.qingyuan.proof.note.SignedNote;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A witness over HTTP: {@code POST /add-checkpoint}, and {@code GET /<SHA-256 of the origin>/checkpoint} for whoever wants
 * to see what it cosigned last. TLS is the task of a proxy before it.
 */
public final class WitnessServer implements AutoCloseable {
    private static final Pattern LATEST = Pattern.compile("/([0-9a-f]{64})/checkpoint");
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final int BACKLOG = 64;
    private static final int NOT_ALLOWED = 405;
    private static final int NOT_FOUND = 404;
    private static final int TOO_LARGE = 413;
    private static final int FAILED = 500;
    private static final int OK = 200;

    private final Witness witness;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Consumer<String> log;

    private WitnessServer(Witness witness, HttpServer server, Consumer<String> log) {
        this.witness = witness;
        this.server = server;
        this.log = log;
    }

    /**
     * Listens until closed.
     *
     * @param log hears one line a request
     */
    public static WitnessServer start(Witness witness, InetSocketAddress address, Consumer<String> log)
            throws IOException {
        WitnessServer started = new WitnessServer(witness, HttpServer.create(address, BACKLOG), log);
        started.server.createContext("/", started::handle);
        started.server.setExecutor(started.threads);
        started.server.start();
        return started;
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return server.getAddress();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            Matcher latest = LATEST.matcher(path);
            if (path.equals("/add-checkpoint")) {
                add(exchange);
            } else if (latest.matches() && exchange.getRequestMethod().equals("GET")) {
                Optional<SignedNote> note = witness.latest(latest.group(1));
                byte[] body = note.map(SignedNote::bytes).orElseGet(() -> utf8("nothing cosigned\n"));
                send(exchange, note.isPresent() ? OK : NOT_FOUND, TEXT, body);
            } else {
                send(exchange, NOT_FOUND, TEXT, utf8("POST /add-checkpoint, GET /<hash of origin>/checkpoint\n"));
            }
        } catch (IOException | RuntimeException e) {
            log.accept("failed: " + e);
            send(exchange, FAILED, TEXT, utf8("the witness failed; nothing was cosigned\n"));
        }
    }

    private void add(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals("POST")) {
            exchange.getResponseHeaders().set("Allow", "POST");
            send(exchange, NOT_ALLOWED, TEXT, utf8("POST only\n"));
            return;
        }
        byte[] body = exchange.getRequestBody().readNBytes(AddCheckpoint.LONGEST_BYTES + 1);
        if (body.length > AddCheckpoint.LONGEST_BYTES) {
            send(exchange, TOO_LARGE, TEXT, utf8("at most " + AddCheckpoint.LONGEST_BYTES + " bytes\n"));
            return;
        }
        Answer answer = witness.add(body);
        log.accept("add-checkpoint " + answer.status() + " " + answer.getClass().getSimpleName() + " from "
                + exchange.getRemoteAddress());
        send(exchange, answer.status(), answer.contentType(), answer.body());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
