package io.qingyuan;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

class ModularityTest {

    /** The pure libraries beside the server are no modules of it: every package of theirs may be used. */
    private final ApplicationModules modules =
            ApplicationModules.of(Qingyuan.class, resideInAnyPackage("io.qingyuan.standards..", "io.qingyuan.hj212.."));

    @Test
    void modulesReachOnlyWhatTheyDeclare() {
        modules.verify();
    }

    @Test
    void theModulesDrawTheirDiagram() {
        new Documenter(modules).writeModulesAsPlantUml();
    }
}
