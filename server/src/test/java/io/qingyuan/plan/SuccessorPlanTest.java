package io.qingyuan.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.qingyuan.identity.Role;
import io.qingyuan.packs.PackActivations;
import io.qingyuan.packs.Packs;
import io.qingyuan.support.Api;
import io.qingyuan.support.Client;
import io.qingyuan.support.ServerTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** The shipped plan, and a small one for 2026–2030 that follows it: one life from beginning to end. */
@ServerTest
class SuccessorPlanTest {

    private static final String FORMER = "wujiang-2020-2025";
    private static final String NEXT = "wujiang-2026-2030";

    private static Path folder = Path.of("not set");

    @DynamicPropertySource
    static void thePacksOfThisTest(DynamicPropertyRegistry registry) throws IOException {
        folder = Files.createTempDirectory("packs");
        copy(Path.of("../packs/national"));
        copy(Path.of("../packs/wujiang"));
        registry.add("qingyuan.packs", folder::toString);
        registry.add("qingyuan.sample", () -> "false");
    }

    @Autowired
    private Api api;

    @Autowired
    private PackActivations activations;

    @Autowired
    private Packs packs;

    private @Nullable Client signedIn;

    @Test
    void aPlanThatFollowsKeepsTheLinksOfItsItemsThroughAmendmentAndClosure() {
        Instant alone = packs.history().getFirst().since();
        write("sewage", "continues: [ind-24]", 99);
        activate();

        // which plan a year belongs to
        JsonNode plans = office().get("/api/plan").expect(200).json();
        assertThat(plans.get("plans")
                        .valueStream()
                        .map(plan -> plan.at("/info/id").asString()))
                .containsExactly(FORMER, NEXT);
        assertThat(plans.at("/plans/1/info/succeeds").asString()).isEqualTo(FORMER);
        assertThat(total("?year=2025")).isEqualTo(41);
        assertThat(total("?year=2026")).isEqualTo(2);
        assertThat(total("?year=2026&plan=" + FORMER)).isEqualTo(41);
        assertThat(office().get("/api/plan?asOf=" + alone).expect(200).json().get("plans"))
                .hasSize(1);

        // what it continues stands at both ends; the same cell asks for more than before
        assertThat(links(FORMER, "ind-24")).containsExactly(tuple(FORMER, "ind-24", NEXT, "sewage", "changed"));
        assertThat(links(NEXT, "sewage")).isEqualTo(links(FORMER, "ind-24"));
        assertThat(links(NEXT, "waste")).containsExactly(tuple(FORMER, "ind-25", NEXT, "waste", "continued"));

        // the same again has no effect
        Instant once = packs.history().getFirst().since();
        activate();
        assertThat(packs.history().getFirst().since()).isEqualTo(once);

        // an amendment gives an item another id: the chain holds, and the former state stays readable
        write("sewage-treated", "continues: [ind-24]", 99);
        activate();
        assertThat(links(NEXT, "sewage-treated"))
                .containsExactlyInAnyOrder(
                        tuple(FORMER, "ind-24", NEXT, "sewage-treated", "changed"),
                        tuple(NEXT, "sewage", NEXT, "sewage-treated", "continued"));
        assertThat(links(FORMER, "ind-24")).containsExactly(tuple(FORMER, "ind-24", NEXT, "sewage-treated", "changed"));
        assertThat(links(
                        FORMER,
                        "ind-24",
                        "&asOf=" + packs.history().getFirst().since().minusMillis(1)))
                .containsExactly(tuple(FORMER, "ind-24", NEXT, "sewage", "changed"));

        // its life, with the documents that decided it
        step(NEXT, Map.of("step", "amended", "happenedOn", "2026-06-01", "document", "吴政发〔示例〕1号"))
                .expect(201);
        step(FORMER, Map.of("step", "closed", "happenedOn", "2025-12-31")).expect(201);
        step(FORMER, Map.of("step", "amended", "happenedOn", "2026-01-01"))
                .expectProblem(409, PlanProblem.LIFECYCLE_STEP.code());
        step(FORMER, Map.of("step", "succeeded", "happenedOn", "2026-01-01", "successor", NEXT))
                .expect(201);
        JsonNode after = office().get("/api/plan").expect(200).json();
        assertThat(after.get("plans")
                        .valueStream()
                        .map(plan -> plan.get("state").asString()))
                .containsExactly("succeeded", "amended");
        assertThat(links(FORMER, "ind-24")).hasSize(1);
        assertThat(total("?year=2025")).as("a closed plan stays readable").isEqualTo(41);
    }

    private Client office() {
        return Objects.requireNonNull(signedIn);
    }

    private Client.Reply step(String plan, Map<String, String> step) {
        return office().post("/api/plan/" + plan + "/steps", step);
    }

    private int total(String query) {
        return office().get("/api/plan/indicators" + query)
                .expect(200)
                .json()
                .get("total")
                .asInt();
    }

    private List<Tuple> links(String plan, String item) {
        return links(plan, item, "");
    }

    private List<Tuple> links(String plan, String item, String asOf) {
        return office().get("/api/plan/indicators/" + item + "?plan=" + plan + asOf)
                .expect(200)
                .json()
                .get("links")
                .valueStream()
                .map(link -> tuple(
                        link.get("fromPlan").asString(),
                        link.get("fromItem").asString(),
                        link.get("toPlan").asString(),
                        link.get("toItem").asString(),
                        link.get("kind").asString()))
                .toList();
    }

    private void activate() {
        assertThat(activations.preview().faults()).isEmpty();
        activations.activate("test", Optional.empty());
        // posts that no pack knows end with an activation
        signedIn = api.signIn(api.person(Role.OFFICE, "leading-group-office"));
    }

    /** Copies what is decided, without air files and samples. */
    private static void copy(Path pack) throws IOException {
        try (Stream<Path> files = Files.walk(pack)) {
            for (Path file : files.toList()) {
                String name = pack.relativize(file).toString();
                if (Files.isRegularFile(file) && !name.startsWith("sample") && !name.startsWith("quality")) {
                    Path target = folder.resolve(pack.getFileName()).resolve(name);
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target);
                }
            }
        }
    }

    private static void write(String sewageId, String continues, int target) {
        try {
            Path plan = Files.createDirectories(folder.resolve("next/plan"));
            Files.writeString(plan.resolveSibling("pack.yaml"), """
                    id: next
                    version: '1'
                    title: {zh: 示例接续规划}
                    depends: [national, wujiang]
                    """);
            Files.writeString(plan.resolve("plan.yaml"), """
                    plan:
                      id: wujiang-2026-2030
                      title: {zh: 示例接续规划（2026-2030）, en: Sample successor plan (2026-2030)}
                      area: area-wujiang
                      succeeds: wujiang-2020-2025
                      edition: mee-2019-76
                      period: {start: 2026, end: 2030}
                      base_year: 2025
                      target_year: 2030
                      counts: {indicators: 1, items: 2}
                    domains:
                      - {id: life, title: {zh: 生态生活, en: Ecological life}}
                    task_groups:
                      - {number: 1, domain: life, title: {zh: 人居环境改善, en: Living environment}}
                    """);
            Files.writeString(plan.resolve("indicators.yaml"), """
                    plan: wujiang-2026-2030
                    indicators:
                      - id: treated
                        ref: 1p1
                        number: 1
                        domain: life
                        task_group: 1
                        title: {zh: 处理率, en: Treatment rates}
                        attribute: binding
                        items:
                          - id: SEWAGE
                            title: {zh: 城镇污水处理率, en: Urban sewage treatment rate}
                            kind: ratio
                            unit: '%'
                            printed_unit: '%'
                            direction: higher
                            required: {kind: numeric, comparator: '>=', value: 85}
                            status: {year: 2025, value: 98}
                            target: {kind: numeric, comparator: '=', value: TARGET}
                            CONTINUES
                            national: I24
                            element: ind-24
                            precedence: [confirmed, computed, reported]
                          - id: waste
                            title: {zh: 城镇生活垃圾无害化处理率, en: Harmless treatment rate of household waste}
                            kind: ratio
                            unit: '%'
                            printed_unit: '%'
                            direction: higher
                            required: {kind: numeric, comparator: '>=', value: 80}
                            status: {year: 2025, value: 100}
                            target: {kind: numeric, comparator: '=', value: 100}
                            continues: [ind-25]
                            national: I25
                            element: ind-25
                            precedence: [confirmed, computed, reported]
                    """.replace("SEWAGE", sewageId)
                    .replace("CONTINUES", continues)
                    .replace("TARGET", Integer.toString(target)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
