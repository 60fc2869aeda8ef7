package io.qingyuan.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.packs.FormulaCheck;
import io.qingyuan.packs.PackContent;
import io.qingyuan.packs.PackFolder;
import io.qingyuan.plan.PlanFinding.Severity;
import io.qingyuan.plan.PlanFinding.Spot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlanLintTest {

    /** Regenerated with {@code -Dgolden.write=true}, and read as code. */
    private static final Path EXPECTED = Path.of("src/test/resources/plan/lint-findings.txt");

    private static final int ROUNDS = 8;

    private static PackContent wujiang() {
        return PackFolder.readAll(Path.of("../packs"), FormulaCheck.NONE).content();
    }

    @Test
    void theWujiangPlanHasTheFindingsItIsKnownFor() throws IOException {
        List<String> found = PlanLint.examine(wujiang()).stream()
                .map(finding -> finding.severity() + " " + finding.rule() + " "
                        + finding.first().id() + second(finding.second()))
                .toList();
        if (Boolean.getBoolean("golden.write")) {
            Files.write(EXPECTED, found);
        }

        assertThat(found).containsExactlyElementsOf(Files.readAllLines(EXPECTED));
    }

    private static String second(@Nullable Spot spot) {
        return spot == null ? "" : " " + spot.id();
    }

    @Test
    void theTwoCountsOfToiletsAreToldWithBothPlaces() throws IOException {
        PlanFinding finding = PlanLint.examine(wujiang()).stream()
                .filter(candidate -> candidate.rule().equals("two-values")
                        && candidate.first().id().equals("rural-public-toilets-700"))
                .findFirst()
                .orElseThrow();
        List<String> lines = Files.readAllLines(Path.of("../packs/wujiang/plan/commitments.yaml"));

        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.first().ref()).isEqualTo("7.2.1p2");
        assertThat(lines.get(finding.first().line() - 1)).contains("rural-public-toilets-700");
        assertThat(finding.second()).isNotNull();
        assertThat(lines.get(finding.second().line() - 1)).contains("rural-public-toilets-1000");
        assertThat(finding.what(Locale.SIMPLIFIED_CHINESE)).contains("700").contains("1000");
        assertThat(finding.what(Locale.ENGLISH)).contains("700").contains("1000");
    }

    @Test
    void everyFindingSaysWhyItMattersAndWhatToDo() {
        for (Locale locale : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
            assertThat(PlanLint.examine(wujiang())).allSatisfy(finding -> {
                assertThat(finding.what(locale)).isNotBlank().doesNotContain("{");
                assertThat(finding.why(locale)).isNotBlank();
                assertThat(finding.mend(locale)).isNotBlank();
            });
        }
    }

    @Test
    void aCorrectedPlanHasNone() {
        CorrectedPlan plan = new CorrectedPlan(wujiang());
        List<PlanFinding> findings = PlanLint.examine(plan.content());
        for (int round = 0; round < ROUNDS && !findings.isEmpty(); round++) {
            findings.forEach(plan::correct);
            findings = PlanLint.examine(plan.content());
        }

        assertThat(findings).isEmpty();
    }
}
