package io.qingyuan.support;

import jakarta.servlet.http.Cookie;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One browser: keeps cookies, sends the token against forged requests with every write. */
public final class Client {

    private final MockMvc mvc;
    private final JsonMapper json;
    private final Map<String, Cookie> cookies = new TreeMap<>();
    private final Map<String, String> headers = new TreeMap<>();
    private @Nullable String address;
    private boolean secure;
    private boolean sendsToken = true;

    Client(MockMvc mvc, JsonMapper json) {
        this.mvc = mvc;
        this.json = json;
    }

    /** The answer to one request. */
    public static final class Reply {

        private final MockHttpServletResponse response;
        private final JsonMapper json;

        Reply(MockHttpServletResponse response, JsonMapper json) {
            this.response = response;
            this.json = json;
        }

        public int status() {
            return response.getStatus();
        }

        public JsonNode json() {
            return json.readTree(text());
        }

        /** The code of a problem document. */
        public String code() {
            return json().path("code").asString("");
        }

        public String text() {
            try {
                return response.getContentAsString(StandardCharsets.UTF_8);
            } catch (UnsupportedEncodingException e) {
                throw new IllegalStateException(e);
            }
        }

        public byte[] bytes() {
            return response.getContentAsByteArray();
        }

        public @Nullable String header(String name) {
            return response.getHeader(name);
        }

        public Reply expect(int status) {
            if (status() != status) {
                throw new AssertionError("expected " + status + ", got " + status() + ": " + text());
            }
            return this;
        }

        public Reply expectProblem(int status, String code) {
            expect(status);
            if (!code().equals(code)) {
                throw new AssertionError("expected problem " + code + ", got: " + text());
            }
            return this;
        }
    }

    public Client in(String language) {
        headers.put(HttpHeaders.ACCEPT_LANGUAGE, language);
        return this;
    }

    public Client bearing(String token) {
        headers.put(HttpHeaders.AUTHORIZATION, "Bearer " + token);
        return this;
    }

    /** From now on every request carries this header. */
    public Client sending(String header, String value) {
        headers.put(header, value);
        return this;
    }

    /** From now on requests come from this address. */
    public Client from(String itsAddress) {
        address = itsAddress;
        return this;
    }

    /** Puts a cookie into the jar that no answer set. */
    public Client planting(String name, String value) {
        cookies.put(name, new Cookie(name, value));
        return this;
    }

    /** From now on the browser calls itself so. */
    public Client calling(String device) {
        headers.put(HttpHeaders.USER_AGENT, device);
        return this;
    }

    /** From now on requests come by TLS. */
    public Client byTls() {
        secure = true;
        return this;
    }

    /** From now on writes go without the token, as a forged page would send them. */
    public Client withoutToken() {
        sendsToken = false;
        return this;
    }

    public Reply signIn(String login, String password) {
        get("/api/session");
        return post("/api/session", Map.of("login", login, "password", password));
    }

    public Reply get(String path) {
        return send(MockMvcRequestBuilders.get(URI.create(path)));
    }

    public Reply post(String path, @Nullable Object body) {
        return write(HttpMethod.POST, path, body);
    }

    public Reply put(String path, Object body) {
        return write(HttpMethod.PUT, path, body);
    }

    public Reply delete(String path) {
        return write(HttpMethod.DELETE, path, null);
    }

    /** Sends a request without a body. */
    public Reply send(HttpMethod method, String path) {
        return write(method, path, null);
    }

    /** Sends one file as the form field {@code file}, with further fields. */
    public Reply upload(String path, String fileName, byte[] content, Map<String, String> fields) {
        var request = MockMvcRequestBuilders.multipart(URI.create(path))
                .file(new MockMultipartFile("file", fileName, "application/octet-stream", content));
        fields.forEach(request::param);
        return send(token(request));
    }

    public @Nullable String cookie(String name) {
        Cookie cookie = cookies.get(name);
        return cookie == null ? null : cookie.getValue();
    }

    private Reply write(HttpMethod method, String path, @Nullable Object body) {
        var request = MockMvcRequestBuilders.request(method, URI.create(path));
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).content(json.writeValueAsString(body));
        }
        return send(token(request));
    }

    private <T extends AbstractMockHttpServletRequestBuilder<T>> T token(T request) {
        Cookie token = cookies.get("XSRF-TOKEN");
        if (sendsToken && token != null) {
            request.header("X-XSRF-TOKEN", token.getValue());
        }
        return request;
    }

    private <T extends AbstractMockHttpServletRequestBuilder<T>> Reply send(T request) {
        if (!cookies.isEmpty()) {
            request.cookie(cookies.values().toArray(Cookie[]::new));
        }
        headers.forEach(request::header);
        if (secure) {
            request.secure(true);
        }
        String from = address;
        if (from != null) {
            request.with(sent -> {
                sent.setRemoteAddr(from);
                return sent;
            });
        }
        try {
            MockHttpServletResponse response = mvc.perform(request).andReturn().getResponse();
            for (Cookie cookie : response.getCookies()) {
                if (cookie.getMaxAge() == 0) {
                    cookies.remove(cookie.getName());
                } else {
                    cookies.put(cookie.getName(), cookie);
                }
            }
            return new Reply(response, json);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
