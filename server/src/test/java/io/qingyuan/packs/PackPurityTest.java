package io.qingyuan.packs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The commands read, check, compare and lint packs without a server: this code must not come to need one. */
class PackPurityTest {

    @Test
    void readingCheckingComparingAndLintingNeedNoSpring() {
        noClasses()
                .that()
                .resideInAnyPackage("io.qingyuan.packs.internal.reading", "io.qingyuan.plan.internal.lint")
                .or()
                .haveNameMatching(
                        "io\\.qingyuan\\.packs\\.(Pack(?!Problem|Activation)[A-Za-z]*|CanonicalJson|FormulaCheck)")
                .or()
                .haveNameMatching("io\\.qingyuan\\.(plan\\.Plan(Lint|Finding)|systems\\.(SystemList|ShownPoints))")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "jakarta..", "java.sql..")
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("io.qingyuan.packs", "io.qingyuan.plan", "io.qingyuan.systems"));
    }
}
