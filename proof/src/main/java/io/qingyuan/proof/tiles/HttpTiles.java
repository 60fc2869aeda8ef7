package io.qingyuan.proof.tiles;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** A log served over HTTP in the layout of C2SP tlog-tiles. */
public final class HttpTiles implements PublishedLog, AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(60);
    private static final int LONGEST_BUNDLE_BYTES = TileId.FULL * (EntryBundle.LONGEST_ENTRY + 2);
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;

    private final String prefix;
    private final HttpClient client;

    /**
     * A log.
     *
     * @param prefix where it is served; with or without a slash at the end
     */
    public HttpTiles(URI prefix) {
        String text = prefix.toString();
        this.prefix = text.endsWith("/") ? text : text + "/";
        client = HttpClient.newBuilder()
                .connectTimeout(CONNECT_TIMEOUT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public Optional<byte[]> checkpoint() throws IOException {
        return get("checkpoint");
    }

    @Override
    public Optional<byte[]> read(TileId id) throws IOException {
        Optional<byte[]> exact = get(id.path());
        return exact.isPresent() || !id.partial()
                ? exact
                : PartialTile.of(id, get(id.whole().path()));
    }

    private Optional<byte[]> get(String path) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(prefix + path))
                .timeout(REQUEST_TIMEOUT)
                .header("Accept-Encoding", "gzip")
                .build();
        try {
            HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() == NOT_FOUND || response.statusCode() == GONE) {
                return Optional.empty();
            }
            if (response.statusCode() != OK) {
                throw new IOException(prefix + path + " answered " + response.statusCode());
            }
            boolean gzip = response.headers()
                    .firstValue("Content-Encoding")
                    .filter("gzip"::equalsIgnoreCase)
                    .isPresent();
            return Optional.of(gzip ? unzipped(response.body(), path) : response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while reading " + prefix + path);
        }
    }

    private byte[] unzipped(byte[] body, String path) throws IOException {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            byte[] bytes = in.readNBytes(LONGEST_BUNDLE_BYTES + 1);
            if (bytes.length > LONGEST_BUNDLE_BYTES) {
                throw new IOException(prefix + path + " is longer than any tile");
            }
            return bytes;
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
