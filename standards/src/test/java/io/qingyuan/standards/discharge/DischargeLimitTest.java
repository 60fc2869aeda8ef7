package io.qingyuan.standards.discharge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qingyuan.standards.InvalidInputException;
import io.qingyuan.standards.InvalidInputException.Fault;
import io.qingyuan.standards.NotInStandardException;
import io.qingyuan.standards.NotProvidedException;
import io.qingyuan.standards.ResourceTable;
import io.qingyuan.standards.Trials;
import io.qingyuan.standards.Verification;
import io.qingyuan.standards.discharge.DischargeVerdict.Exceeded;
import io.qingyuan.standards.discharge.DischargeVerdict.Met;
import io.qingyuan.standards.discharge.DischargeVerdict.NotAssessed;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class DischargeLimitTest {
    private static final DischargeLimit COD = limit("COD", "50", EmissionUnit.MG_PER_L);
    private static final DischargeLimit PH = limit("pH", "6~9", EmissionUnit.NONE);
    private static final DischargeLimit NONE = limit("alkyl-Hg", "不得检出", EmissionUnit.MG_PER_L);

    @Test
    void theLimitItselfIsMet() {
        assertThat(COD.judge(bd("50.0"), EmissionUnit.MG_PER_L)).isEqualTo(new Met(COD));
        assertThat(COD.judge(bd("50.01"), EmissionUnit.MG_PER_L)).isEqualTo(new Exceeded(COD, bd("50.01")));
        assertThat(PH.judge(bd("6"), EmissionUnit.NONE)).isEqualTo(new Met(PH));
        assertThat(PH.judge(bd("9"), EmissionUnit.NONE)).isEqualTo(new Met(PH));
        assertThat(PH.judge(bd("5.99"), EmissionUnit.NONE)).isInstanceOf(Exceeded.class);
        assertThat(PH.judge(bd("9.01"), EmissionUnit.NONE)).isInstanceOf(Exceeded.class);
    }

    @Test
    void aValueInAnotherUnitIsConverted() {
        assertThat(COD.judge(bd("50000"), EmissionUnit.UG_PER_L)).isEqualTo(new Met(COD));
        assertThat(COD.judge(bd("50001"), EmissionUnit.UG_PER_L)).isInstanceOf(Exceeded.class);
        assertThatThrownBy(() -> COD.judge(bd("50"), EmissionUnit.MG_PER_M3))
                .isInstanceOfSatisfying(InvalidInputException.class, e -> {
                    assertThat(e.fault()).isEqualTo(Fault.WRONG_UNIT);
                    assertThat(e.field()).isEqualTo("COD");
                });
    }

    @Test
    void whatIsNotDetectedMeetsALimitAboveItsDetectionLimit() {
        assertThat(COD.judgeNotDetected(bd("4"), EmissionUnit.MG_PER_L)).isEqualTo(new Met(COD));
        assertThat(COD.judgeNotDetected(bd("60"), EmissionUnit.MG_PER_L))
                .isEqualTo(new NotAssessed(COD, DischargeVerdict.Reason.DETECTION_LIMIT_ABOVE_LIMIT));
        assertThat(NONE.judgeNotDetected(bd("10"), EmissionUnit.NG_PER_L)).isEqualTo(new Met(NONE));
        assertThat(NONE.judge(bd("0.00001"), EmissionUnit.MG_PER_L)).isInstanceOf(Exceeded.class);
        assertThatThrownBy(() -> PH.judgeNotDetected(BigDecimal.ONE, EmissionUnit.NONE))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aHigherValueIsNeverBetter() {
        Trials.forAll(500, random -> {
            BigDecimal value = BigDecimal.valueOf(random.nextInt(0, 10_000), 2);
            BigDecimal more = value.add(BigDecimal.valueOf(random.nextInt(0, 1_000), 2));
            if (COD.judge(more, EmissionUnit.MG_PER_L) instanceof Met) {
                assertThat(COD.judge(value, EmissionUnit.MG_PER_L)).isInstanceOf(Met.class);
            }
        });
    }

    @Test
    void anItemIsKnownByCodeNameAndFactor() {
        DischargeItem ammonia = DischargeItem.of("item", "NH3-N");
        assertThat(DischargeItem.of("item", "氨氮")).isEqualTo(ammonia);
        assertThat(DischargeItem.of("item", "w21003")).isEqualTo(ammonia);
        assertThat(DischargeItem.of("item", "1,4-dichlorobenzene").zh()).isEqualTo("1,4-二氯苯");
        assertThatThrownBy(() -> DischargeItem.of("item", "XYZ")).hasMessageContaining("XYZ");
    }

    @Test
    void everyItemOfATableIsAnItem() {
        for (String table : new String[] {
            "gb4287_limits.csv",
            "gb4287_amendment.csv",
            "gb18918_limits.csv",
            "gb18918_removal.csv",
            "gb18918_air.csv",
            "gb18918_sludge.csv",
            "db32_1072_limits.csv",
            "gb13271_limits.csv",
            "gb13223_limits.csv",
            "ultra_low.csv"
        }) {
            for (ResourceTable.Row row :
                    ResourceTable.read(DischargeLimitTest.class, table).rows()) {
                assertThat(DischargeItem.of("item", row.text("item")).code()).isEqualTo(row.text("item"));
            }
        }
    }

    @Test
    void whatIsMissingIsRefusedByItsName() {
        assertThat(DischargeStandards.missing()).hasSize(7);
        for (DischargeStandards.Missing missing : DischargeStandards.missing()) {
            assertThatThrownBy(() -> DischargeStandards.require(missing.standard()))
                    .isInstanceOfSatisfying(NotProvidedException.class, e -> {
                        assertThat(e.standard()).startsWith(missing.standard());
                        assertThat(e.missing()).isEqualTo(missing.what());
                    });
        }
        assertThat(DischargeStandards.require("GB 4287-2012").verified()).isEqualTo(Verification.OFFICIAL_TEXT);
        assertThatThrownBy(() -> DischargeStandards.require("GB 9999-2020"))
                .isInstanceOf(NotInStandardException.class)
                .hasMessageContaining("GB 9999-2020")
                .hasMessageContaining("GB 13271-2014");
    }

    private static DischargeLimit limit(String item, String bound, EmissionUnit unit) {
        return new DischargeLimit(
                "GB 18918-2002",
                "table 1",
                DischargeItem.of("item", item),
                Bound.parse(bound),
                unit,
                null,
                DischargeLimit.Point.PLANT,
                true,
                Verification.OFFICIAL_TEXT);
    }

    private static BigDecimal bd(String text) {
        return new BigDecimal(text);
    }
}
