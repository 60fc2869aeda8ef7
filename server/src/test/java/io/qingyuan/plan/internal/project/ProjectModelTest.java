package io.qingyuan.plan.internal.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.packs.FormulaCheck;
import io.qingyuan.packs.PackFolder;
import java.math.BigDecimal;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ProjectModelTest {

    private static final ProjectModel MODEL = ProjectModel.of(
            PackFolder.readAll(Path.of("../packs"), FormulaCheck.NONE).content());

    @Test
    void allProjectsAreThereWithTheirPeriods() {
        assertThat(MODEL.all()).hasSize(27).extracting(Project::number).doesNotHaveDuplicates();
        assertThat(MODEL.all())
                .allSatisfy(project -> assertThat(project.units()).isNotEmpty());
    }

    @Test
    void thePlannedMoneyAddsUpAndFourProjectsHaveNone() {
        assertThat(ProjectModel.plannedTotal(MODEL.all())).isEqualByComparingTo("1370850");
        assertThat(ProjectModel.withoutAmount(MODEL.all())).isEqualTo(4);
        assertThat(MODEL.all())
                .filteredOn(project -> project.investment() == null)
                .extracting(Project::number)
                .containsExactly(1, 20, 21, 23);
    }

    @Test
    void sixPlantsAreExpandedBySeventeenAndAQuarter() {
        Project plants = MODEL.find(3).orElseThrow();

        assertThat(plants.quantities())
                .extracting(Project.Quantity::least)
                .map(BigDecimal::toPlainString)
                .containsExactly("4", "1.5", "0.5", "9", "1", "1.25");
    }

    @Test
    void oneToTwoPointsAreARange() {
        Project.Quantity points = MODEL.find(14).orElseThrow().quantities().getFirst();

        assertThat(points.least()).isEqualByComparingTo("1");
        assertThat(points.most()).isEqualByComparingTo("2");
    }

    @Test
    void exactlyOneUnitLeads() {
        assertThat(MODEL.all())
                .allSatisfy(project -> assertThat(project.units())
                        .filteredOn(Project.ProjectUnit::lead)
                        .hasSize(1));
    }

    @Test
    void whatEntersAReceiptComesOutOfItAgain() {
        assertThat(MODEL.all())
                .allSatisfy(project -> assertThat(ProjectJson.asked(
                                ProjectJson.project(ProjectJson.asked(project).tree())))
                        .isEqualTo(ProjectJson.asked(project)));
    }
}
