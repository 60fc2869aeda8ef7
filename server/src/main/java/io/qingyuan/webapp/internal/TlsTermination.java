package io.qingyuan.webapp.internal;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * TLS in the process itself, where no proxy stands in front: certificate chain and key as PEM files. The port then speaks
 * TLS alone; a further port may send plain requests there.
 */
@Component
final class TlsTermination implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {

    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    private final String certificate;
    private final String key;
    private final int plainPort;

    TlsTermination(
            @Value("${qingyuan.tls.certificate:}") String certificate,
            @Value("${qingyuan.tls.key:}") String key,
            @Value("${qingyuan.tls.plain-port:0}") int plainPort) {
        this.certificate = certificate.strip();
        this.key = key.strip();
        this.plainPort = plainPort;
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        if (certificate.isEmpty() && key.isEmpty()) {
            return;
        }
        Ssl ssl = new Ssl();
        ssl.setCertificate(file("QINGYUAN_TLS_CERTIFICATE", certificate));
        ssl.setCertificatePrivateKey(file("QINGYUAN_TLS_KEY", key));
        ssl.setEnabledProtocols(PROTOCOLS);
        factory.setSsl(ssl);
        if (plainPort > 0) {
            Connector plain = new Connector();
            plain.setPort(plainPort);
            if (factory.getAddress() != null) {
                plain.setProperty("address", factory.getAddress().getHostAddress());
            }
            factory.addAdditionalConnectors(plain);
            factory.addEngineValves(new ToTls(plain, factory));
        }
    }

    private static String file(String setting, String path) {
        if (path.isEmpty() || !Files.isReadable(Path.of(path))) {
            throw new IllegalStateException(
                    setting + (path.isEmpty() ? " is not set" : " names " + path + ", which cannot be read")
                            + ": TLS needs the certificate chain and its key, both as PEM files");
        }
        return Path.of(path).toUri().toString();
    }

    /** Sends plain requests on, before anything of the application sees them. */
    private static final class ToTls extends ValveBase {

        private final Connector plain;
        private final TomcatServletWebServerFactory factory;

        ToTls(Connector plain, TomcatServletWebServerFactory factory) {
            super(true);
            this.plain = plain;
            this.factory = factory;
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            if (request.getConnector().getPort() != plain.getPort()) {
                getNext().invoke(request, response);
                return;
            }
            String query = request.getQueryString();
            response.setStatus(HttpServletResponse.SC_PERMANENT_REDIRECT);
            response.setHeader(
                    HttpHeaders.LOCATION,
                    "https://" + request.getServerName() + ":" + factory.getPort() + request.getRequestURI()
                            + (query == null ? "" : "?" + query));
        }
    }
}
