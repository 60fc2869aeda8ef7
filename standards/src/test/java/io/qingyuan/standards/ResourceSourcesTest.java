package io.qingyuan.standards;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.standards.ecology.EcologicalIndex;
import io.qingyuan.standards.noise.AcousticEnvironment;
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
                            "lmax_allowance.csv")));

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
