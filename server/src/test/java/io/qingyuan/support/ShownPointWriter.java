package io.qingyuan.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes {@code target/points/<class>.json} with the points that passed tests show; a failed one takes its points out. */
final class ShownPointWriter implements TestWatcher {

    private static final Path FOLDER = Path.of("target/points");
    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<String, Results> RESULTS = new ConcurrentHashMap<>();

    private static final class Results {
        final Map<String, String[]> passed = new TreeMap<>();
        final Set<String> failed = new HashSet<>();
    }

    @Override
    public void testSuccessful(ExtensionContext context) {
        note(context, true);
    }

    @Override
    public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
        note(context, false);
    }

    @Override
    public void testAborted(ExtensionContext context, @Nullable Throwable cause) {
        note(context, false);
    }

    private static void note(ExtensionContext context, boolean passed) {
        Method method = context.getRequiredTestMethod();
        ShowsPoint shows = method.getAnnotation(ShowsPoint.class);
        String type = context.getRequiredTestClass().getName();
        Results results = RESULTS.computeIfAbsent(type, _ -> new Results());
        synchronized (results) {
            if (!passed) {
                results.failed.add(method.getName());
                results.passed.remove(method.getName());
            } else if (!results.failed.contains(method.getName())) {
                results.passed.put(method.getName(), shows.value());
            }
            write(type, results);
        }
    }

    private static void write(String type, Results results) {
        ObjectNode json = JSON.createObjectNode().put("class", type);
        ObjectNode tests = json.putObject("tests");
        results.passed.forEach((test, points) -> {
            for (String point : points) {
                tests.withArray(test).add(point);
            }
        });
        try {
            Files.createDirectories(FOLDER);
            Files.writeString(FOLDER.resolve(type + ".json"), json.toPrettyString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
