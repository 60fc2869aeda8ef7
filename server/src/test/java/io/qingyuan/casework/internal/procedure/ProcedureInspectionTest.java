package io.qingyuan.casework.internal.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.packs.FormulaCheck;
import io.qingyuan.packs.PackFault;
import io.qingyuan.packs.PackFolder;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What pack check says of procedures: the shipped ones with one thing spoilt each. */
class ProcedureInspectionTest {

    private static final Path SHIPPED = Path.of("../packs");
    private static final String PETITION = "wujiang/processes/petition-classification";

    @TempDir
    private Path folder;

    @BeforeEach
    void copy() throws IOException {
        Files.walkFileTree(SHIPPED, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                Files.createDirectories(
                        folder.resolve(SHIPPED.relativize(directory).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, folder.resolve(SHIPPED.relativize(file).toString()));
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private List<PackFault> spoilt(String file, String from, String to) throws IOException {
        Path path = folder.resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(from);
        Files.writeString(
                path,
                text.replaceFirst(java.util.regex.Pattern.quote(from), java.util.regex.Matcher.quoteReplacement(to)));
        return PackFolder.readAll(folder, FormulaCheck.NONE).faults();
    }

    @Test
    void aStepNobodyReachesIsAFaultWithFileLineAndMend() throws IOException {
        List<PackFault> faults =
                spoilt(PETITION + ".bpmn", "<sequenceFlow id=\"f7\" sourceRef=\"review\" targetRef=\"wish2\"/>", "");

        assertThat(faults).extracting(PackFault::code).contains("bpmn-unreachable");
        PackFault fault = faults.stream()
                .filter(one -> one.code().equals("bpmn-unreachable"))
                .findFirst()
                .orElseThrow();
        assertThat(fault.place().file()).isEqualTo("processes/petition-classification.bpmn");
        assertThat(fault.place().line()).isPositive();
        assertThat(fault.what(Locale.CHINESE)).contains("走不到");
        assertThat(fault.mend(Locale.ENGLISH)).isNotBlank();
    }

    @Test
    void aStepWithoutTheDeadlineTheLawSetsIsAFault() throws IOException {
        List<PackFault> faults = spoilt(
                PETITION + ".yaml",
                "    act: petition-review\n    deadline: {days: 30, count: calendar, by: {zh: 《信访工作条例》第三十五条, en: \"Regulations on Petition Work, article 35\"}}\n    remind: [10, 3]\n",
                "    act: petition-review\n");

        assertThat(faults).extracting(PackFault::code).containsExactly("procedure-no-deadline");
        assertThat(faults.getFirst().what(Locale.CHINESE))
                .contains("《信访工作条例》第三十五条")
                .contains("30");
    }

    @Test
    void aDeadlineLongerThanTheLawGivesIsAFault() throws IOException {
        assertThat(spoilt(
                        PETITION + ".yaml",
                        "    act: petition-review\n    deadline: {days: 30,",
                        "    act: petition-review\n    deadline: {days: 31,"))
                .extracting(PackFault::code)
                .containsExactly("procedure-deadline-too-long");
    }

    @Test
    void aConditionWithReflectionIsRefused() throws IOException {
        for (String attack : List.of(
                "${''.getClass().forName('java.lang.Runtime').getMethods()[6].invoke(null).exec('id')}",
                "#{execution.getEngineServices()}",
                "function(x) external {java: {class: \"java.lang.Runtime\", method signature: \"getRuntime()\"}}",
                "petition_accepted.getClass()")) {
            Files.copy(
                    SHIPPED.resolve(PETITION + ".bpmn"),
                    folder.resolve(PETITION + ".bpmn"),
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            List<PackFault> faults = spoilt(
                    PETITION + ".bpmn",
                    "<conditionExpression>petition_accepted</conditionExpression>",
                    "<conditionExpression><![CDATA[" + attack + "]]></conditionExpression>");
            assertThat(faults).as(attack).extracting(PackFault::code).contains("formula");
        }
    }

    @Test
    void aTaskOfThePictureWithoutAStepHasNobodyToDoIt() throws IOException {
        assertThat(spoilt(PETITION + ".yaml", "  - id: tell\n", "  - id: inform\n"))
                .extracting(PackFault::code)
                .contains("procedure-task-without-step", "procedure-step-without-task");
    }
}
