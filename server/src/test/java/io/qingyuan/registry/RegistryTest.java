package io.qingyuan.registry;

import io.qingyuan.identity.Role;
import io.qingyuan.packs.PackActivations;
import io.qingyuan.support.Api;
import io.qingyuan.support.Client;
import io.qingyuan.support.ServerTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** The registers of {@code src/test/resources/registers}, in a folder that tests may change; all classes below share one context. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class RegistryTest {

    protected static final String OFFICE = "registry-office";

    private static final Path SOURCE = Path.of("src/test/resources/registers");
    private static final AtomicInteger PLATES = new AtomicInteger(1000);
    private static Path folder = Path.of("not set");

    @Autowired
    protected Api api;

    @Autowired
    protected PackActivations activations;

    @DynamicPropertySource
    static void aFolderOfPacks(DynamicPropertyRegistry registry) throws IOException {
        folder = Files.createTempDirectory("registers");
        registry.add("qingyuan.packs", folder::toString);
        restore();
    }

    @BeforeAll
    void thePacksHoldAsTheyAre() throws IOException {
        restore();
        activations.activate("test", Optional.empty());
    }

    protected static void restore() throws IOException {
        if (Files.isDirectory(folder.resolve("plants/registers"))) {
            try (Stream<Path> old = Files.list(folder.resolve("plants/registers"))) {
                for (Path file : old.toList()) {
                    Files.delete(file);
                }
            }
        }
        try (Stream<Path> files = Files.walk(SOURCE)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(SOURCE.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.writeString(copy, Files.readString(file));
            }
        }
    }

    /** Writes a file of the pack anew. */
    protected static void write(String path, String content) {
        try {
            Path file = folder.resolve("plants").resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    protected static String read(String path) {
        try {
            return Files.readString(folder.resolve("plants").resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    protected Client office() {
        return api.as(Role.OFFICE, OFFICE);
    }

    protected Client officer() {
        return api.as(Role.DATA_OFFICER, "kiln-unit");
    }

    protected Client otherOfficer() {
        return api.as(Role.DATA_OFFICER, "other-unit");
    }

    /** Values of a kiln that nothing is wrong with; every one has another plate. */
    protected static Map<String, Object> kiln(String name) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("kiln_name", name);
        values.put("plate", "AB-" + PLATES.getAndIncrement());
        values.put("owner_unit", "kiln-unit");
        values.put("town", "area-north");
        values.put("fuel", "coal");
        values.put("capacity", "35.50");
        return values;
    }

    protected static Map<String, Object> with(Map<String, Object> values, String field, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(values);
        changed.put(field, value);
        return changed;
    }

    protected JsonNode create(Map<String, Object> values) {
        return create("kilns", values);
    }

    protected JsonNode create(String register, Map<String, Object> values) {
        return office().post("/api/registers/" + register + "/records", Map.of("values", values))
                .expect(200)
                .json();
    }

    /** As a query has it. */
    protected static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    protected static String record(JsonNode record) {
        return "/api/registers/" + record.path("register").asString() + "/records/"
                + record.path("id").asString();
    }
}
