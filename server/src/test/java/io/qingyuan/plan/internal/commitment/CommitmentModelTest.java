package io.qingyuan.plan.internal.commitment;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.packs.FormulaCheck;
import io.qingyuan.packs.PackContent;
import io.qingyuan.packs.PackFolder;
import io.qingyuan.packs.PackItem;
import io.qingyuan.plan.internal.commitment.Deadline.Printed;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommitmentModelTest {

    private static final PackContent CONTENT =
            PackFolder.readAll(Path.of("../packs"), FormulaCheck.NONE).content();
    private static final CommitmentModel MODEL = CommitmentModel.of(CONTENT);

    @Test
    void allCommitmentsAreThereInTheOrderOfThePlan() {
        assertThat(MODEL.all()).hasSize(284);
        assertThat(MODEL.all().getFirst().id()).isEqualTo("beautiful-china-2035");
        assertThat(MODEL.position("beautiful-china-2035")).isZero();
    }

    @Test
    void thoseWithoutAPrintedDateTakeThePlansEnd() {
        assertThat(MODEL.all())
                .filteredOn(commitment -> commitment.duty().deadline().printed() == Printed.NONE)
                .hasSize(142)
                .allSatisfy(commitment ->
                        assertThat(commitment.duty().deadline().day()).isEqualTo(LocalDate.of(2025, 12, 31)));
    }

    @Test
    void theDutiesOfOthersAreKeptApart() {
        assertThat(MODEL.all())
                .filteredOn(commitment -> !commitment.duty().ours())
                .hasSize(12);
    }

    @Test
    void before2022IsReadLiterally() {
        assertThat(commitment("redline-evaluation-2022").duty().deadline().day())
                .isEqualTo(LocalDate.of(2021, 12, 31));
    }

    @ParameterizedTest
    @CsvSource({
        "annual-task-list, EVERY_YEAR",
        "half-year-supervision, EVERY_YEAR",
        "soil-perimeter-monitoring-5y, EVERY_FIVE_YEARS"
    })
    void recurringDutiesHaveTheirRhythm(String id, Rhythm rhythm) {
        assertThat(commitment(id).duty().rhythm()).isEqualTo(rhythm);
        assertThat(commitment(id).duty().firstYear()).isEqualTo(Year.of(2021));
    }

    @Test
    void aRangeKeepsBothEnds() {
        Duty duty = commitment("p14-points").duty();

        assertThat(duty.value()).isEqualByComparingTo("1");
        assertThat(duty.max()).isEqualByComparingTo("2");
    }

    @Test
    void everyJudgeableCommitmentCanBeJudged() {
        LocalDate day = LocalDate.of(2026, 11, 23);

        assertThat(MODEL.all())
                .allSatisfy(commitment -> assertThat(Judge.judge(commitment.duty(), List.of(), day, MODEL.reading())
                                .state())
                        .isIn(State.NOT_REPORTED, State.NOT_DUE, State.PENDING_TARGET, State.ELSEWHERE));
    }

    @Test
    void theSameMeasureIsSaidOnlyOfCommitmentsThatPointAtTheItem() {
        assertThat(MODEL.all())
                .filteredOn(commitment -> commitment.links().sameMeasure())
                .isNotEmpty()
                .allSatisfy(commitment ->
                        assertThat(commitment.links().item()).isNotNull().startsWith("ind-"));
        assertThat(commitment("forest-cover-21-task").links().sameMeasure()).isFalse();
    }

    @Test
    void theSameMeasureNeverContradictsWhatTheCatalogueCompares() {
        for (PackItem commitment : CONTENT.items("plan/commitments.yaml", "commitments")) {
            Commitment.Links links = commitment(commitment.id()).links();
            for (PackItem compared : commitment.list("compared")) {
                if (compared.string("with").equals(links.item())) {
                    assertThat(links.sameMeasure())
                            .as(commitment.id())
                            .isEqualTo(compared.string("measure").equals("same"));
                }
            }
        }
    }

    @Test
    void theConflictOfSevenHundredAndAThousandToiletsIsKnown() {
        assertThat(MODEL.conflictsAbout("rural-public-toilets-700"))
                .isEqualTo(MODEL.conflictsAbout("rural-public-toilets-1000"))
                .extracting(Conflict::id)
                .containsExactly("rural-public-toilets");
    }

    @Test
    void whatEntersAReceiptComesOutOfItAgain() {
        assertThat(MODEL.all()).allSatisfy(commitment -> {
            var json = DutyJson.of(commitment.id(), commitment.duty(), MODEL.conflictsAbout(commitment.id()));

            assertThat(DutyJson.of(commitment.id(), DutyJson.duty(json.tree()), MODEL.conflictsAbout(commitment.id())))
                    .isEqualTo(json);
        });
    }

    private static Commitment commitment(String id) {
        return MODEL.find(id).orElseThrow();
    }
}
