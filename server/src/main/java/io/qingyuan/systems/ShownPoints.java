package io.qingyuan.systems;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Which tests that passed show which acceptance points; written by the build into {@code systems/states.json}. */
public final class ShownPoints {

    private static final String RESOURCE = "systems/states.json";
    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, Set<String>> tests;

    private ShownPoints(Map<String, Set<String>> tests) {
        this.tests = tests;
    }

    /** What the last full run of the tests has shown. */
    public static ShownPoints shipped() {
        try (InputStream in = ShownPoints.class.getClassLoader().getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is not in the jar");
            }
            return parse(JSON.readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static ShownPoints none() {
        return new ShownPoints(new TreeMap<>());
    }

    public static ShownPoints parse(JsonNode json) {
        ShownPoints shown = none();
        json.path("points")
                .properties()
                .forEach(entry -> entry.getValue().forEach(test -> shown.add(entry.getKey(), test.asString())));
        return shown;
    }

    public void add(String point, String test) {
        tests.computeIfAbsent(point, _ -> new TreeSet<>()).add(test);
    }

    public List<String> tests(String point) {
        return List.copyOf(tests.getOrDefault(point, Set.of()));
    }

    public Set<String> points() {
        return Set.copyOf(tests.keySet());
    }

    public JsonNode toJson() {
        ObjectNode json = JSON.createObjectNode();
        ObjectNode points = json.putObject("points");
        tests.forEach((point, names) -> new ArrayList<>(names).forEach(points.withArray(point)::add));
        return json;
    }
}
