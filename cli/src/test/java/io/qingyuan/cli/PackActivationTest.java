package io.qingyuan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.Qingyuan;
import io.qingyuan.packs.PackItem;
import io.qingyuan.packs.Packs;
import io.qingyuan.time.AsOf;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The command as typed, on a database of its own: with a server beside it, and alone. */
class PackActivationTest {

    @TempDir
    private Path data;

    @TempDir
    private Path packs;

    private String said = "";

    @Test
    void besideARunningServerThePackHoldsAtOnceAndTheFormerOneStaysReadable() throws Exception {
        write("areas:\n  - {id: area-a, title: {zh: 甲}, kind: district}\n");
        try (ConfigurableApplicationContext server = SpringApplication.run(
                Qingyuan.class,
                "--qingyuan.data=" + data,
                "--qingyuan.packs=" + packs,
                "--qingyuan.sample=false",
                "--server.port=0")) {
            Packs served = server.getBean(Packs.class);
            Instant before = served.history().getFirst().since();
            write("""
                    areas:
                      - {id: area-a, title: {zh: 甲}, kind: district}
                      - {id: area-b, title: {zh: 乙}, kind: town, parent: area-a}
                    """);

            assertThat(activate("no\n")).as("what is not confirmed").isOne();
            assertThat(said).contains("+ area area-b").contains("activate?");
            assertThat(areas(served)).containsExactly("area-a");

            assertThat(activate("yes\n")).as(said).isZero();
            assertThat(said).contains("+ area area-b").contains("activated");
            assertThat(areas(served)).containsExactly("area-a", "area-b");
            assertThat(served.active(AsOf.at(before)).items("areas.yaml", "areas"))
                    .hasSize(1);
            assertThat(served.history().getFirst().by()).isEqualTo("command");

            write("areas:\n  - {id: area-a, title: {zh: 甲}, kind: planet}\n");
            assertThat(activate("", "--yes")).isOne();
            assertThat(said).contains("small/areas.yaml:2").contains("planet");
            assertThat(areas(served)).hasSize(2);
        }
    }

    @Test
    void withoutAServerItStartsTheDatabaseForItselfAndTheSameContentAgainHasNoEffect() throws Exception {
        write("areas:\n  - {id: area-a, title: {zh: 甲}, kind: district}\n");

        assertThat(activate("", "--yes")).as(said).isZero();
        assertThat(said).contains("+ area area-a").contains("activated");

        assertThat(activate("", "--yes")).as(said).isZero();
        assertThat(said).contains("nothing to activate");
        assertThat(data.resolve("postgres/cluster/postmaster.pid"))
                .as("the database was stopped again")
                .doesNotExist();
    }

    private int activate(String typed, String... options) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<String> words =
                new ArrayList<>(List.of("activate", packs.resolve("small").toString(), "--lang", "en"));
        words.addAll(List.of(options));
        try (PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8)) {
            return new PackCommand(
                            Map.of("QINGYUAN_DATA", data.toString()),
                            new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)))
                    .run(words, print, print);
        } finally {
            said = out.toString(StandardCharsets.UTF_8);
        }
    }

    private static List<String> areas(Packs served) {
        return served.active().items("areas.yaml", "areas").stream()
                .map(PackItem::id)
                .toList();
    }

    private void write(String areas) throws IOException {
        Path pack = Files.createDirectories(packs.resolve("small"));
        Files.writeString(pack.resolve("pack.yaml"), "id: small\nversion: '1'\ntitle: {zh: 小}\ndepends: []\n");
        Files.writeString(pack.resolve("areas.yaml"), areas);
    }
}
