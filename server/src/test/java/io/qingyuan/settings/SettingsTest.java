package io.qingyuan.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    private static final Pattern READ = Pattern.compile("(?:\\$\\{|\")(QINGYUAN_[A-Z0-9_]+)");

    private static final Path DOCUMENT = Path.of("../docs/settings.md");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        PORT         | 0
        PORT         | http
        PORT         | 65536
        ADDRESS      | no such host!
        URL          | www.example.org
        URL          | ftp://example.org/
        SAMPLE       | yes
        DB_URL       | postgresql://localhost/qingyuan
        SMTP_TLS     | ssl
        MEMORY       | 2 GB
        AOT          | no
        DATA         | /proc/version/data
        SETTINGS     | /no/such/file
        PROT         | 8080
        """)
    void whatCannotBeUsedIsNamedWithWhatIsAllowed(String name, String value) {
        List<SettingFault> faults = Settings.check(Map.of("QINGYUAN_" + name, value));
        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.name()).isEqualTo("QINGYUAN_" + name);
            assertThat(fault.chinese()).isNotBlank();
            assertThat(fault.english()).isNotBlank();
        });
    }

    @Test
    void aSettingThatNeedsAnotherSaysSo() {
        assertThat(Settings.check(
                        Map.of("QINGYUAN_DB_URL", "jdbc:postgresql://db/qingyuan", "QINGYUAN_SMTP_HOST", "mail")))
                .extracting(SettingFault::name)
                .containsExactly("QINGYUAN_DB_PASSWORD", "QINGYUAN_DB_APP_PASSWORD", "QINGYUAN_SMTP_FROM");
    }

    @Test
    void whatIsWellPasses(@TempDir Path folder) {
        assertThat(Settings.check(Map.of(
                        "QINGYUAN_PORT", "8443",
                        "QINGYUAN_DATA", folder.resolve("new/data").toString(),
                        "QINGYUAN_URL", "https://qingyuan.example.org",
                        "QINGYUAN_MEMORY", "512m",
                        "QINGYUAN_SMTP_USER", "",
                        "PATH", "/bin")))
                .isEmpty();
    }

    @Test
    void theValueOfASettingIsNeverTold() {
        assertThat(Settings.check(Map.of("QINGYUAN_PASWORD", "geheim", "QINGYUAN_PORT", "geheim"))
                        .toString())
                .doesNotContain("geheim");
    }

    /** Whoever reads a setting that is not in the list, or lists one that nobody reads, fails here. */
    @Test
    void everySettingThatIsReadIsListed() throws IOException {
        Set<String> read = new TreeSet<>();
        for (String root : List.of("src/main", "../cli/src/main", "../qingyuan")) {
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                for (Path file : files.filter(Files::isRegularFile)
                        .filter(SettingsTest::isText)
                        .toList()) {
                    READ.matcher(Files.readString(file)).results().forEach(found -> read.add(found.group(1)));
                }
            }
        }
        assertThat(read)
                .containsExactlyInAnyOrderElementsOf(
                        Settings.all().stream().map(Setting::name).toList());
    }

    private static boolean isText(Path file) {
        return file.toString().endsWith(".java") || file.toString().endsWith(".yaml") || file.endsWith("qingyuan");
    }

    /** {@code docs/settings.md} is written by this test with {@code -Ddocs.write=true}. */
    @Test
    void theDocumentIsTheList() throws IOException {
        StringBuilder text = new StringBuilder("""
                # 设置 Settings

                In the environment, or as `NAME=value` lines in `qingyuan.conf` beside `./qingyuan` (or in the file that `QINGYUAN_SETTINGS` names);
                the environment goes before the file. `./qingyuan settings` prints a file to fill in, `./qingyuan settings check` looks for faults, and
                the server refuses to start with one. Written by `SettingsTest`.

                """);
        for (Setting.Group group : Setting.Group.values()) {
            List<Setting> its = Settings.all().stream()
                    .filter(setting -> setting.group() == group)
                    .toList();
            if (its.isEmpty()) {
                continue;
            }
            text.append("## ")
                    .append(group.chinese())
                    .append(' ')
                    .append(group.english())
                    .append("\n\n");
            text.append("| name | without it | meaning |\n|---|---|---|\n");
            its.forEach(setting -> text.append("| `" + setting.name() + "` | "
                    + (setting.byDefault().isEmpty() ? "–" : "`" + setting.byDefault() + "`") + " | "
                    + setting.chinese() + "<br>" + setting.english() + (setting.secret() ? " (secret)" : "") + " |\n"));
            text.append('\n');
        }
        String written = text.toString().stripTrailing() + "\n";
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(DOCUMENT, written);
        }
        assertThat(DOCUMENT).content().isEqualTo(written);
    }
}
