package io.qingyuan;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.database.internal.ModuleMigrations;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

class ModularityTest {

    /** The pure libraries beside the server are no modules of it: every package of theirs may be used. */
    private final ApplicationModules modules = ApplicationModules.of(
            Qingyuan.class,
            resideInAnyPackage("io.qingyuan.standards..", "io.qingyuan.hj212..", "io.qingyuan.proof.."));

    @Test
    void modulesReachOnlyWhatTheyDeclare() {
        modules.verify();
    }

    @Test
    void migrationsRunInAnOrderThatFollowsTheModules() throws Exception {
        List<String> order = new ArrayList<>(ModuleMigrations.order());
        try (Stream<Path> folders = Files.list(Path.of("src/main/resources/db/migration"))) {
            assertThat(order)
                    .as("every folder of migrations is listed in order.txt, once")
                    .containsExactlyInAnyOrderElementsOf(folders.filter(Files::isDirectory)
                            .map(folder -> folder.getFileName().toString())
                            .toList());
        }
        assertThat(order.removeFirst()).isEqualTo("__root");
        for (int i = 0; i < order.size(); i++) {
            ApplicationModule module = modules.getModuleByName(order.get(i)).orElseThrow();
            List<String> before = order.subList(0, i);
            List<String> needed = module.getAllDependencies(modules)
                    .uniqueModules()
                    .map(needs -> needs.getIdentifier().toString())
                    .filter(order::contains)
                    .toList();
            assertThat(before).as("what migrates before %s", order.get(i)).containsAll(needed);
        }
    }

    @Test
    void theModulesDrawTheirDiagram() {
        new Documenter(modules).writeModulesAsPlantUml();
    }
}
