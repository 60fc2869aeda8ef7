package io.qingyuan.plan.internal.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.packs.FormulaCheck;
import io.qingyuan.packs.PackFolder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TaskModelTest {

    private static final TaskModel MODEL = TaskModel.of(
            PackFolder.readAll(Path.of("../packs"), FormulaCheck.NONE).content());

    @Test
    void theTreeHasAllNodesUnderItsSevenChapters() {
        assertThat(MODEL.all()).hasSize(255);
        assertThat(MODEL.roots()).extracting(TaskNode::ref).containsExactly("3", "4", "5", "6", "7", "8", "10");
        assertThat(MODEL.roots().stream().mapToInt(TaskModelTest::size).sum()).isEqualTo(255);
    }

    @Test
    void theNumberThePlanSkipsIsSkipped() {
        assertThat(MODEL.findByRef("4.2.3")).isEmpty();
        assertThat(MODEL.findByRef("4.2.4")).isPresent();
    }

    @Test
    void aNodeGathersTheCommitmentsBelowIt() {
        TaskNode section = MODEL.findByRef("3.1").orElseThrow();

        assertThat(section.commitments()).isEmpty();
        assertThat(MODEL.commitmentsUnder(section))
                .containsExactly(
                        "dept-responsibility-list", "dept-implementation-schemes", "performance-assessment-share");
    }

    @Test
    void thePathLeadsFromTheChapter() {
        assertThat(MODEL.pathTo(MODEL.findByRef("3.1.2").orElseThrow()))
                .extracting(TaskNode::ref)
                .containsExactly("3", "3.1", "3.1.2");
    }

    private static int size(TaskNode node) {
        return 1 + MODEL.childrenOf(node).stream().mapToInt(TaskModelTest::size).sum();
    }
}
