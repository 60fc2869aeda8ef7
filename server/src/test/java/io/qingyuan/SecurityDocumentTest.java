package io.qingyuan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/security.md} names the test that shows each control: they must exist under that name. */
class SecurityDocumentTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w*Test)(?:#(\\w+))?`");

    @Test
    void everyTestThatTheDocumentNamesExists() throws IOException {
        Map<String, String> tests = tests();
        var missing = new TreeSet<String>();
        int named = 0;
        var matcher = NAMED.matcher(Files.readString(ROOT.resolve("docs/security.md")));
        while (matcher.find()) {
            named++;
            String source = tests.get(matcher.group(1));
            String method = matcher.group(2);
            if (source == null || (method != null && !source.contains("void " + method + "("))) {
                missing.add(matcher.group());
            }
        }

        assertThat(named).isGreaterThan(100);
        assertThat(missing).isEmpty();
    }

    @Test
    void everyControlNamesATestOrSaysThatNoneShowsIt() throws IOException {
        var silent = new TreeSet<String>();
        for (String line : Files.readAllLines(ROOT.resolve("docs/security.md"))) {
            boolean control = line.startsWith("| ") && !line.startsWith("| ---") && !line.startsWith("| control ");
            String shownBy = line.substring(line.indexOf(" | ") + 1);
            // what is not shown is said in bold
            if (control && !NAMED.matcher(shownBy).find() && !shownBy.contains("**")) {
                silent.add(line);
            }
        }

        assertThat(silent).isEmpty();
    }

    /** Source by name of the class, of every module's tests. */
    private static Map<String, String> tests() throws IOException {
        Map<String, String> found = new TreeMap<>();
        for (String module : new String[] {"server", "proof", "cli", "standards", "hj212"}) {
            Path folder = ROOT.resolve(module).resolve("src/test/java");
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.walk(folder)) {
                    for (Path file : files.filter(each -> each.toString().endsWith("Test.java"))
                            .toList()) {
                        String name = file.getFileName().toString();
                        found.put(name.substring(0, name.length() - ".java".length()), Files.readString(file));
                    }
                }
            }
        }
        return found;
    }
}
