package io.qingyuan.standards;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.standards.carbon.GridFactors;
import io.qingyuan.standards.discharge.DischargeStandards;
import io.qingyuan.standards.ecology.EcologicalIndex;
import io.qingyuan.standards.energy.EnergyConsumption;
import io.qingyuan.standards.noise.AcousticEnvironment;
import io.qingyuan.standards.online.WaterMonitoring;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every row of every table says how well it was checked and names sources that are listed beside it. */
class ResourceSourcesTest {
    private record Tables(Class<?> beside, List<String> names) {}

    private static final List<Tables> ALL = List.of(
            new Tables(
                    EcologicalIndex.class,
                    List.of(
                            "editions.csv",
                            "eqi_change.csv",
                            "eqi_classes.csv",
                            "eqi_structure.csv",
                            "hj192_change.csv",
                            "hj192_ei_weights.csv",
                            "hj192_grades.csv",
                            "hj192_habitat_weights.csv",
                            "hj192_normalisation.csv",
                            "hj192_part_weights.csv",
                            "hj192_restriction.csv")),
            new Tables(
                    AcousticEnvironment.class,
                    List.of(
                            "editions.csv",
                            "gb12348_correction.csv",
                            "gb12348_indoor.csv",
                            "gb12348_limits.csv",
                            "gb12348_octave.csv",
                            "gb3096_limits.csv",
                            "hj640_levels.csv",
                            "lmax_allowance.csv")),
            new Tables(
                    DischargeStandards.class,
                    List.of(
                            "db32_1072_limits.csv",
                            "editions.csv",
                            "gb13223_limits.csv",
                            "gb13271_chimney.csv",
                            "gb13271_limits.csv",
                            "gb18918_air.csv",
                            "gb18918_limits.csv",
                            "gb18918_removal.csv",
                            "gb18918_sludge.csv",
                            "gb4287_amendment.csv",
                            "gb4287_limits.csv",
                            "gb4287_products.csv",
                            "missing.csv",
                            "ultra_low.csv")),
            new Tables(
                    WaterMonitoring.class,
                    List.of(
                            "editions.csv",
                            "hj356_rules.csv",
                            "hj75_rules.csv",
                            "hj75_substitution.csv",
                            "marking_start_stop.csv")),
            new Tables(EnergyConsumption.class, List.of("editions.csv", "gbt2589_factors.csv")),
            new Tables(GridFactors.class, List.of("fuels.csv", "grid_factors.csv", "other_factors.csv")));

    @Test
    void everyRowIsMarkedAndItsSourcesAreListed() {
        for (Tables tables : ALL) {
            Set<String> listed = ResourceTable.read(tables.beside(), "sources.csv").rows().stream()
                    .map(row -> row.text("id"))
                    .collect(Collectors.toSet());
            for (String name : tables.names()) {
                for (ResourceTable.Row row :
                        ResourceTable.read(tables.beside(), name).rows()) {
                    List<String> ids = List.of(row.text("source_ids").split(";", -1));
                    if (row.verified() == Verification.UNKNOWN) {
                        assertThat(ids).containsExactly("");
                        continue;
                    }
                    assertThat(listed).as("%s line %d", name, row.line()).containsAll(ids);
                    if (ids.equals(List.of("own"))) {
                        assertThat(row.verified().isChecked())
                                .as("%s line %d", name, row.line())
                                .isFalse();
                    }
                }
            }
        }
    }
}
