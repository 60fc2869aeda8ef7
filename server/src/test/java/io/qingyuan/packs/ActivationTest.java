package io.qingyuan.packs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.qingyuan.evidence.Event;
import io.qingyuan.evidence.Evidence;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Decision;
import io.qingyuan.identity.Policy;
import io.qingyuan.identity.Scope;
import io.qingyuan.identity.Thing;
import io.qingyuan.identity.Verb;
import io.qingyuan.packs.PackDiff.Change;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.rules.DmnTexts;
import io.qingyuan.time.AsOf;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

@ApplicationModuleTest(
        // ModularityTest verifies, and knows which packages are libraries
        verifyAutomatically = false,
        mode = BootstrapMode.STANDALONE,
        extraIncludes = {"database", "problem", "time"})
@TestPropertySource(properties = "qingyuan.sample=true")
class ActivationTest {

    private static Path folder = Path.of("not set");

    @DynamicPropertySource
    static void aSmallPack(DynamicPropertyRegistry registry) throws IOException {
        folder = Files.createTempDirectory("packs");
        Files.createDirectory(folder.resolve("small"));
        plainPack();
        registry.add("qingyuan.packs", folder::toString);
    }

    private static void plainPack() {
        write("pack.yaml", "id: small\nversion: '1'\ntitle: {zh: 小}\ndepends: []\n");
        write("areas.yaml", """
                areas:
                  - {id: area-a, title: {zh: 甲}, kind: district, code: '320509'}
                  - {id: area-b, title: {zh: 乙}, kind: town, parent: area-a}
                """);
    }

    @Autowired
    private PackActivations activations;

    @Autowired
    private Packs packs;

    @Autowired
    private Witness witness;

    @Autowired
    private Sealed sealed;

    private int history;
    private int taken;

    @BeforeEach
    void thePlainPackHolds() {
        plainPack();
        witness.refuses = false;
        activations.activate("test", Optional.empty());
        history = packs.history().size();
        taken = witness.taken.size();
    }

    @Test
    void whichVersionHoldsIsSealed() {
        int before = sealed.events.size();
        write("pack.yaml", "id: small\nversion: '7'\ntitle: {zh: 小}\ndepends: []\n");
        activations.activate("someone", Optional.empty());

        String hash = packs.active().packs().getFirst().version().hash();
        assertThat(sealed.events.subList(before, sealed.events.size()))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.kind()).isEqualTo("pack.activated");
                    assertThat(event.subject()).startsWith("pack-activation/");
                    assertThat(event.content()).contains("\"by\":\"someone\"", "\"version\":\"7\"", hash);
                });
    }

    @Test
    void whatLiesInTheFolderHoldsFromTheStart() {
        assertThat(packs.active().items("areas.yaml", "areas"))
                .extracting(PackItem::id)
                .containsExactly("area-a", "area-b");
        assertThat(packs.history().getLast().by()).isEqualTo("system");
        assertThat(packs.history().getFirst().until()).isNull();
        assertThat(witness.taken).isNotEmpty();
        assertThat(witness.samples).isEqualTo(1);
    }

    @Test
    void theSameContentAgainHasNoEffect() {
        write("areas.yaml", """
                # a comment and another order of keys are not a change
                areas:
                  - {kind: district, id: area-a, title: {zh: 甲}, code: '320509'}
                  - {id: area-b, title: {zh: 乙}, kind: town, parent: area-a}
                """);

        PackChange change = activations.activate("admin", Optional.empty());

        assertThat(change.isEmpty()).isTrue();
        assertThat(packs.history()).hasSize(history);
        assertThat(witness.taken).hasSize(taken);
    }

    @Test
    void aDecisionTableWithAGapOrWithJavaIsRefusedAndNothingHasHappened() throws IOException {
        String header = """
                id: grade
                title: {zh: 等级}
                editions: [{file: grade.dmn, from: 2020-01-01, source: {zh: 测试}}]
                inputs:
                  - {id: amount, type: number, title: {zh: 数量}}
                  - {id: kind, type: text, title: {zh: 种类}, values: [{value: a, title: {zh: 甲}}, {value: b, title: {zh: 乙}}]}
                outputs: [{id: grade, title: {zh: 等级}}]
                complete: true
                examples: [{in: {amount: 3, kind: a}, out: {grade: low}}]
                """;
        Files.createDirectories(folder.resolve("small/decisions"));
        write("decisions/grade.yaml", header);
        try {
            for (String row : List.of(
                    ">5|-|\"high\"",
                    "function(x) external { java: { class: \"java.lang.Math\", method signature: \"abs(long)\" } }|-|\"high\"")) {
                write("decisions/grade.dmn", DmnTexts.table("hitPolicy=\"UNIQUE\"", "<5|-|\"low\"", row));

                assertThatThrownBy(() -> activations.activate("admin", Optional.empty()))
                        .isInstanceOfSatisfying(
                                ProblemException.class,
                                refusal -> assertThat(refusal.code()).isEqualTo(PackProblem.FAULTY));
                assertThat(packs.history()).hasSize(history);
                assertThat(packs.active().find("decisions/grade.dmn")).isEmpty();
            }
            write("decisions/grade.dmn", DmnTexts.table("hitPolicy=\"UNIQUE\"", "<5|-|\"low\"", ">=5|-|\"high\""));
            assertThat(activations.activate("admin", Optional.empty()).isEmpty())
                    .isFalse();
        } finally {
            Files.deleteIfExists(folder.resolve("small/decisions/grade.yaml"));
            Files.deleteIfExists(folder.resolve("small/decisions/grade.dmn"));
        }
    }

    @Test
    void aChangeIsShownFirstAndTheFormerVersionStaysReadable() {
        Instant before = packs.history().getFirst().since();
        write("areas.yaml", """
                areas:
                  - {id: area-a, title: {zh: 甲甲}, kind: district, code: '320509'}
                  - {id: area-c, title: {zh: 乙}, kind: town, parent: area-a}
                  - {id: area-d, title: {zh: 丁}, kind: town, parent: area-a}
                """);

        PackChange preview = activations.preview();

        assertThat(preview.diff().changes())
                .extracting(Change::kind, Change::id, Change::formerId)
                .containsExactlyInAnyOrder(
                        tuple(PackDiff.Kind.CHANGED, "area-a", null),
                        tuple(PackDiff.Kind.RENUMBERED, "area-c", "area-b"),
                        tuple(PackDiff.Kind.ADDED, "area-d", null));
        assertThat(preview.impacts())
                .singleElement()
                .satisfies(impact -> assertThat(impact.count()).isEqualTo(3));
        assertThat(packs.history()).as("a preview changes nothing").hasSize(history);

        activations.activate("admin", Optional.of(preview.after().hash()));

        assertThat(packs.active().items("areas.yaml", "areas")).hasSize(3);
        assertThat(packs.active(AsOf.at(before)).items("areas.yaml", "areas")).hasSize(2);
        assertThat(packs.history()).hasSize(history + 1);
        assertThat(packs.history().getFirst().by()).isEqualTo("admin");
        assertThat(packs.history().get(1).until())
                .isEqualTo(packs.history().getFirst().since());
    }

    @Test
    void aPackThatChangedSinceItsImpactWasSeenIsRefused() {
        write("areas.yaml", "areas:\n  - {id: area-a, title: {zh: 丙}, kind: district}\n");
        String seen = activations.preview().after().hash();
        write("areas.yaml", "areas:\n  - {id: area-a, title: {zh: 丁}, kind: district}\n");

        assertThatThrownBy(() -> activations.activate("admin", Optional.of(seen)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(PackProblem.CHANGED_MEANWHILE));
        assertThat(packs.history()).hasSize(history);
    }

    @Test
    void aFaultyPackIsRefusedWithEveryFaultAndWhatHeldStillHolds() {
        write("areas.yaml", "areas:\n  - {id: area-a, kind: planet, parent: area-x}\n");

        assertThatThrownBy(() -> activations.activate("admin", Optional.empty()))
                .isInstanceOfSatisfying(ProblemException.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(PackProblem.FAULTY);
                    assertThat(refusal.faults())
                            .hasSize(3)
                            .allSatisfy(fault -> assertThat(fault.pointer()).isEqualTo("small/areas.yaml:2"));
                });
        assertThat(packs.active().items("areas.yaml", "areas")).hasSize(2);
    }

    @Test
    void aModuleThatRefusesStopsTheWholeActivation() {
        write("areas.yaml", "areas:\n  - {id: area-z, title: {zh: 子}, kind: district}\n");
        witness.refuses = true;

        assertThatThrownBy(() -> activations.activate("admin", Optional.empty()))
                .isInstanceOf(IllegalStateException.class);
        assertThat(packs.active().items("areas.yaml", "areas")).hasSize(2);
        assertThat(packs.history()).hasSize(history);
    }

    @Test
    void sampleDataCanBeTakenOutAndPutBack() {
        activations.removeSample();
        assertThat(activations.hasSample()).isFalse();
        assertThat(witness.samples).isZero();

        activations.loadSample();
        activations.loadSample();
        assertThat(activations.hasSample()).isTrue();
        assertThat(witness.samples).isEqualTo(1);
    }

    private static void write(String file, String text) {
        try {
            Files.writeString(folder.resolve("small").resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A module that watches. */
    static class Witness implements PackConsumer, SampleData {

        final List<String> taken = new ArrayList<>();
        int samples;
        boolean refuses;

        @Override
        public List<PackImpact> impact(PackContent before, PackContent after) {
            long areas = after.items("areas.yaml", "areas").size();
            return List.of(new PackImpact("witness", new PackText("区划", "areas"), areas, false));
        }

        @Override
        public void activate(PackContent before, PackContent after) {
            if (refuses) {
                throw new IllegalStateException("refused");
            }
            taken.add(after.hash());
        }

        @Override
        public void load(PackContent content) {
            samples++;
        }

        @Override
        public void remove() {
            samples--;
        }
    }

    @TestConfiguration
    static class Modules {
        @Bean
        Witness witness() {
            return new Witness();
        }

        @Bean
        Sealed sealed() {
            return new Sealed();
        }

        @Bean
        Policy policy() {
            return new Nobody();
        }
    }

    /** Keeps what would go into the evidence log. */
    static class Sealed implements Evidence {
        final List<Event> events = new ArrayList<>();

        @Override
        public void seal(List<Event> sealed) {
            events.addAll(sealed);
        }
    }

    /** Nobody asks here what anybody may do. */
    private static final class Nobody implements Policy {
        @Override
        public Decision decide(Actor actor, Verb verb, Thing thing) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean somewhere(Actor actor, Verb verb, String kind) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Scope scope(Actor actor, Verb verb, String kind) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Set<String> rights(Actor actor) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Set<String> acts() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void require(Actor actor, Verb verb, Thing thing) {
            throw new UnsupportedOperationException();
        }
    }
}
