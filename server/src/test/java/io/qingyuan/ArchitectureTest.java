package io.qingyuan;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.beans.factory.annotation.Autowired;

class ArchitectureTest {

    private static final JavaClasses PRODUCTION = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.qingyuan");

    static final List<Class<?>> TIMES =
            List.of(Instant.class, LocalDate.class, LocalDateTime.class, OffsetDateTime.class, ZonedDateTime.class);

    @ParameterizedTest
    @FieldSource("TIMES")
    void theTimeComesFromTheClock(Class<?> type) {
        noClasses()
                .should()
                .callMethod(type, "now")
                .because("a test must be able to stand still in time: inject " + Clock.class)
                .check(PRODUCTION);
    }

    @Test
    void oldDatesAreNotUsed() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Date")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Calendar")
                .check(PRODUCTION);
    }

    @Test
    void whatAnObjectNeedsIsGivenToItsConstructor() {
        noFields().should().beAnnotatedWith(Autowired.class).check(PRODUCTION);
    }

    @Test
    void theStandardsLibraryKnowsNoFramework() {
        noClasses()
                .that()
                .resideInAPackage("io.qingyuan.standards..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "java.sql..", "tools.jackson..", "io.netty..")
                .check(PRODUCTION);
    }
}
