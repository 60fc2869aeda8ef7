package io.qingyuan.notices.internal;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls the gateway that this installation names: {@code POST} of {@code {"id", "link", "recipient"}}, signed over time
 * and body. The address is the configuration's alone and redirects are not followed, so that nothing a person enters
 * decides where a call goes.
 */
@Component
class WebhookCourier implements Courier {

    static final String TIMESTAMP = "X-Qingyuan-Timestamp";
    static final String SIGNATURE = "X-Qingyuan-Signature";
    static final String KEY = "Idempotency-Key";

    private static final String ALGORITHM = "HmacSHA256";

    private final NoticesProperties.Webhook webhook;
    private final JsonMapper json;
    private final Clock clock;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(Redirect.NEVER)
            .build();

    WebhookCourier(NoticesProperties properties, JsonMapper json, Clock clock) {
        webhook = properties.webhook();
        this.json = json;
        this.clock = clock;
    }

    @Override
    public Channel channel() {
        return Channel.WEBHOOK;
    }

    @Override
    public boolean configured() {
        return webhook.configured();
    }

    @Override
    public Outcome deliver(Letter letter) {
        String body = json.writeValueAsString(
                new TreeMap<>(Map.of("id", letter.id().toString(), "recipient", letter.to(), "link", letter.link())));
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        HttpRequest request = HttpRequest.newBuilder(URI.create(webhook.url()))
                .timeout(READ)
                .header("Content-Type", "application/json; charset=utf-8")
                .header(KEY, letter.id().toString())
                .header(TIMESTAMP, timestamp)
                .header(SIGNATURE, "sha256=" + sign(webhook.secret(), timestamp, body))
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            return judge(http.send(request, BodyHandlers.discarding()));
        } catch (HttpTimeoutException e) {
            return new Outcome.Failed("the gateway did not answer in time", false);
        } catch (IOException e) {
            return new Outcome.Failed(
                    "the gateway cannot be reached: " + e.getClass().getSimpleName(), false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Failed("stopped while waiting for the gateway", false);
        }
    }

    /** Hexadecimal HMAC-SHA256 of {@code timestamp + "." + body}. */
    static String sign(String secret, String timestamp, String body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal((timestamp + "." + body).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    private static Outcome judge(HttpResponse<Void> response) {
        int status = response.statusCode();
        if (status / 100 == 2) {
            return new Outcome.Delivered();
        }
        boolean forGood = status / 100 == 4 && status != 408 && status != 425 && status != 429;
        return new Outcome.Failed("the gateway answered " + status, forGood);
    }
}
