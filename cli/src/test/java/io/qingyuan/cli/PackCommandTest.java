package io.qingyuan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackCommandTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... words) throws Exception {
        return new PackCommand(Map.of(), InputStream.nullInputStream())
                .run(
                        List.of(words),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Path pack(Path folder, String name, String areas) throws IOException {
        Path pack = Files.createDirectories(folder.resolve(name).resolve("small"));
        Files.writeString(pack.resolve("pack.yaml"), "id: small\nversion: '1'\ntitle: {zh: 小}\ndepends: []\n");
        Files.writeString(pack.resolve("areas.yaml"), areas);
        return pack;
    }

    @Test
    void theWujiangPackHasNoFault() throws Exception {
        assertThat(run("check", "../packs/wujiang", "--lang", "en")).isZero();
        assertThat(said()).isEqualToIgnoringNewLines("no faults");
    }

    @Test
    void aFaultNamesFileLineAndMendInTheLanguageAskedFor(@TempDir Path folder) throws Exception {
        Path pack = pack(folder, "a", "areas:\n  - {id: area-a, title: {zh: 甲}, kind: planet}\n");

        assertThat(run("check", pack.toString(), "--lang", "zh")).isOne();
        assertThat(said()).contains("small/areas.yaml:2").contains("写的是：planet").contains("修改：");
    }

    @Test
    void aDecisionTableWithAGapAnOverlapOrJavaIsRefused(@TempDir Path folder) throws Exception {
        Path shipped = Path.of("../packs/national");
        Path pack = folder.resolve("national");
        try (Stream<Path> files = Files.walk(shipped)) {
            for (Path file : files.toList()) {
                Files.copy(file, pack.resolve(shipped.relativize(file).toString()));
            }
        }
        Path table = pack.resolve("decisions/enterprise-risk-grade-2018.dmn");
        String sound = Files.readString(table);

        Files.writeString(table, sound.replaceFirst(Pattern.quote("[1..10)"), "[2..10)"));
        assertThat(run("check", pack.toString(), "--lang", "zh")).isOne();
        assertThat(said())
                .contains("national/decisions/enterprise-risk-grade-2018.dmn:")
                .contains("qAir ∈ [1, 2) 时没有规则");

        Files.writeString(table, sound.replaceFirst(Pattern.quote("[1..10)"), "[1..20)"));
        assertThat(run("check", pack.toString(), "--lang", "en")).isOne();
        assertThat(said()).contains("rows 2, 3 of the decision table \"qAirClass\" overlap", "qAir ∈ [10, 20)");

        Files.writeString(
                table,
                sound.replaceFirst(
                        Pattern.quote("[1..10)"),
                        Matcher.quoteReplacement("external { java: { class: \"java.lang.Runtime\" } }")));
        assertThat(run("check", pack.toString(), "--lang", "en")).isOne();
        assertThat(said()).contains("external");
    }

    @Test
    void faultsComeAsJsonForPrograms(@TempDir Path folder) throws Exception {
        Path pack = pack(folder, "a", "areas:\n  - {id: area-a, title: {zh: 甲}, kind: planet}\n");

        assertThat(run("check", pack.toString(), "--json", "--lang", "en")).isOne();
        assertThat(said()).startsWith("[").contains("\"line\" : 2").contains("\"found\" : \"planet\"");
    }

    @Test
    void lintTellsTheTwoPlaces() throws Exception {
        assertThat(run("lint", "../packs/wujiang", "--lang", "en")).isOne();
        assertThat(said())
                .contains("rural-public-toilets-700 [7.2.1p2]")
                .contains("two numbers for the same thing: 700 and 1000");
    }

    @Test
    void diffGoesByIdentityAndSaysNothingOfComments(@TempDir Path folder) throws Exception {
        Path before = pack(folder, "a", "areas:\n  - {id: area-a, title: {zh: 甲}, kind: city}\n");
        Path same = pack(folder, "b", "# again\nareas:\n  - {kind: city, id: area-a, title: {zh: 甲}}\n");
        Path after = pack(folder, "c", "areas:\n  - {id: area-b, title: {zh: 甲}, kind: city}\n");

        assertThat(run("diff", before.toString(), same.toString())).isZero();
        assertThat(run("diff", before.toString(), after.toString())).isOne();
        assertThat(said()).contains("> area area-a → area-b");
    }

    @Test
    void wrongWordsAreAnsweredWithTheRightOnes() throws Exception {
        assertThat(run("chekc", "x")).isEqualTo(2);
        assertThat(run("check")).isEqualTo(2);
        assertThat(run("check", "no/such/folder")).isEqualTo(2);
        assertThat(run("check", ".", "--loud")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("pack check DIR");
    }
}
