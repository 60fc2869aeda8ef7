package io.qingyuan.notices.internal;

import java.net.URI;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Ways out of the building; an empty host or address means that there is none.
 *
 * @param url how people reach this installation
 */
@ConfigurationProperties("qingyuan.notices")
record NoticesProperties(
        @DefaultValue("http://127.0.0.1:8080") String url,
        @DefaultValue Smtp smtp,
        @DefaultValue Webhook webhook) {

    NoticesProperties {
        url = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        requireHttp("QINGYUAN_URL", url);
    }

    /**
     * @param tls {@code starttls} (demanded), {@code tls} from the first byte, or {@code none}
     * @param ca PEM file with the only certificates that may have issued the server's; empty for those the JDK trusts
     */
    record Smtp(
            @DefaultValue("") String host,
            @DefaultValue("587") int port,
            @DefaultValue("starttls") String tls,
            @DefaultValue("") String user,
            @DefaultValue("") String password,
            @DefaultValue("") String from,
            @DefaultValue("") String ca) {

        private static final Set<String> TLS = Set.of("starttls", "tls", "none");

        Smtp {
            if (!TLS.contains(tls)) {
                throw new IllegalArgumentException("QINGYUAN_SMTP_TLS is starttls, tls or none, not " + tls);
            }
            if (!host.isBlank() && from.isBlank()) {
                throw new IllegalArgumentException(
                        "QINGYUAN_SMTP_FROM must name the sender's address, because" + " QINGYUAN_SMTP_HOST is set");
            }
        }

        boolean configured() {
            return !host.isBlank();
        }

        @Override
        public String toString() {
            return "Smtp[" + host + ":" + port + "]";
        }
    }

    /** @param secret known to this installation and the gateway only */
    record Webhook(
            @DefaultValue("") String url, @DefaultValue("") String secret) {

        private static final int SHORTEST_SECRET = 32;

        Webhook {
            if (!url.isBlank()) {
                requireHttp("QINGYUAN_WEBHOOK_URL", url);
                if (secret.length() < SHORTEST_SECRET) {
                    throw new IllegalArgumentException("QINGYUAN_WEBHOOK_SECRET must have at least " + SHORTEST_SECRET
                            + " characters, because QINGYUAN_WEBHOOK_URL is set");
                }
            }
        }

        boolean configured() {
            return !url.isBlank();
        }

        @Override
        public String toString() {
            return "Webhook[" + configured() + "]";
        }
    }

    private static void requireHttp(String name, String url) {
        URI uri = URI.create(url);
        boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        if (!http || uri.getHost() == null || uri.getUserInfo() != null) {
            throw new IllegalArgumentException(name + " must be an http or https address without a user in it");
        }
    }
}
