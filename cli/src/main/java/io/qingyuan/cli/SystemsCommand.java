package io.qingyuan.cli;

import io.qingyuan.packs.FormulaCheck;
import io.qingyuan.packs.PackContent;
import io.qingyuan.packs.PackFolder;
import io.qingyuan.systems.ShownPoints;
import io.qingyuan.systems.SystemList;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code systems report}: from the tests that passed to the state of every acceptance point. Run at the top of the
 * repository after all tests; writes {@code docs/systems.md} and the file the page reads.
 */
final class SystemsCommand implements Command {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String TAG = "@point:";

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream err) throws Exception {
        if (!arguments.equals(List.of("report"))) {
            err.println("systems report: writes docs/systems.md from the tests that passed");
            return 2;
        }
        Path root = Path.of("").toAbsolutePath();
        PackContent content =
                PackFolder.readAll(root.resolve("packs"), FormulaCheck.NONE).content();
        ShownPoints shown = ShownPoints.none();
        for (String module : List.of("standards", "server", "cli")) {
            javaTests(root.resolve(module).resolve("target"), shown);
        }
        browserTests(root.resolve("web/test-results/results.json"), shown);
        List<String> unknown = unknown(content, shown);
        if (!unknown.isEmpty()) {
            err.println("tests name acceptance points that do not exist: " + String.join(", ", unknown));
            return 1;
        }
        SystemList list = SystemList.of(content, shown);
        write(
                root.resolve("server/src/main/resources/systems/states.json"),
                shown.toJson().toPrettyString() + "\n");
        write(root.resolve("docs/systems.md"), SystemsReport.markdown(list));
        out.println(list.working() + " of " + list.points() + " acceptance points are shown by tests");
        return 0;
    }

    /** Leaves a file alone that says the same already, so that nothing is built again for it. */
    private static void write(Path file, String text) throws IOException {
        if (!Files.exists(file) || !Files.readString(file).equals(text)) {
            Files.writeString(file, text);
        }
    }

    /** Results of classes that are no longer compiled are left over from earlier and do not count. */
    private static void javaTests(Path target, ShownPoints shown) throws IOException {
        Path folder = target.resolve("points");
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                JsonNode results = JSON.readTree(Files.readString(file));
                String type = results.get("class").asString();
                if (Files.exists(target.resolve("test-classes").resolve(type.replace('.', '/') + ".class"))) {
                    String name = type.substring(type.lastIndexOf('.') + 1);
                    results.get("tests")
                            .properties()
                            .forEach(test -> test.getValue()
                                    .forEach(point -> shown.add(point.asString(), name + "." + test.getKey())));
                }
            }
        }
    }

    private static void browserTests(Path file, ShownPoints shown) throws IOException {
        if (Files.exists(file)) {
            JSON.readTree(Files.readString(file)).path("suites").forEach(suite -> suite(suite, shown));
        }
    }

    private static void suite(JsonNode suite, ShownPoints shown) {
        suite.path("suites").forEach(inner -> suite(inner, shown));
        for (JsonNode spec : suite.path("specs")) {
            if (spec.path("ok").asBoolean(false) && ran(spec)) {
                spec.path("tags").forEach(tag -> {
                    // Playwright writes tags with or without their @
                    String text = tag.asString().startsWith("@") ? tag.asString() : "@" + tag.asString();
                    if (text.startsWith(TAG)) {
                        shown.add(
                                text.substring(TAG.length()),
                                spec.path("file").asString("") + ": "
                                        + spec.path("title").asString(""));
                    }
                });
            }
        }
    }

    /** A skipped spec is "ok" too, and shows nothing. */
    private static boolean ran(JsonNode spec) {
        for (JsonNode test : spec.path("tests")) {
            if (!test.path("status").asString("").equals("expected")) {
                return false;
            }
        }
        return !spec.path("tests").isEmpty();
    }

    private static List<String> unknown(PackContent content, ShownPoints shown) {
        TreeSet<String> points = new TreeSet<>(shown.points());
        SystemList.of(content, ShownPoints.none())
                .systems()
                .forEach(system -> system.points().forEach(point -> points.remove(point.code())));
        return List.copyOf(points);
    }
}
