package io.qingyuan;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

class ModularityTest {

    private final ApplicationModules modules = ApplicationModules.of(Qingyuan.class);

    @Test
    void modulesReachOnlyWhatTheyDeclare() {
        modules.verify();
    }

    @Test
    void theModulesDrawTheirDiagram() {
        new Documenter(modules).writeModulesAsPlantUml();
    }
}
