package io.qingyuan.hj212.dictionary;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.hj212.Edition;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class FactorsTest {
    @Test
    void anOldCodeAndItsNewOneAreOneFactor() {
        assertThat(Factors.find("011")).isEqualTo(Factors.find("w01018"));
        assertThat(Factors.find("B01").orElseThrow().code()).isEqualTo("w00000");
        assertThat(Factors.find("w01018").orElseThrow().codeIn(Edition.HJ212_2005))
                .contains("011");
    }

    @Test
    void aValueUnderAnOldCodeKeepsTheOldUnitAndConverts() {
        Factor mercury = Factors.find("020").orElseThrow();
        assertThat(mercury.unitOf("020")).isEqualTo("mg/L");
        assertThat(mercury.unitOf("w20111")).isEqualTo("ug/L");
        assertThat(mercury.fromOld(new BigDecimal("0.052"))).contains(new BigDecimal("52"));
        assertThat(mercury.toOld(new BigDecimal("52.0"))).contains(new BigDecimal("0.0520"));
        Factor thallium = Factors.find("041").orElseThrow();
        assertThat(thallium.fromOld(new BigDecimal("0.000021"))).contains(new BigDecimal("21"));
        assertThat(Factors.find("S08").orElseThrow().fromOld(new BigDecimal("0.101")))
                .contains(new BigDecimal("101"));
    }

    @Test
    void unitsOfDifferentKindsDoNotConvert() {
        assertThat(Factors.find("S02").orElseThrow().fromOld(BigDecimal.TEN)).isEmpty();
    }

    @Test
    void everyFactorWithAnOldCodeConvertsOrHasAReason() {
        assertThat(Factors.list())
                .filteredOn(factor -> !factor.code2005().isEmpty())
                .filteredOn(factor -> factor.fromOld(BigDecimal.ONE).isEmpty())
                .extracting(Factor::code)
                .containsExactlyInAnyOrder("w01002", "a01011");
    }

    @Test
    void aProcessFactorIsFoundWithItsDeviceNumber() {
        assertThat(Factors.find("e10203").orElseThrow().nameZh()).isEqualTo("进水口COD");
        assertThat(Factors.find("i33347").orElseThrow().code()).isEqualTo("i3334x");
        assertThat(Factors.find("LMx").orElseThrow().medium()).isEqualTo("noise");
        assertThat(Factors.find("LM1")).isEmpty();
        assertThat(Factors.find("x99999")).isEmpty();
        assertThat(Factors.find("")).isEmpty();
    }

    @Test
    void aCommandMeansAnotherThingInEachDirectionAndEdition() {
        assertThat(CommandCode.find(1011, false, Edition.HJ212_2017)
                        .orElseThrow()
                        .nameZh())
                .isEqualTo("提取现场机时间");
        assertThat(CommandCode.find(1011, true, Edition.HJ212_2017)
                        .orElseThrow()
                        .nameZh())
                .isEqualTo("上传现场机时间");
        assertThat(CommandCode.find(3014, false, Edition.HJ212_2005)
                        .orElseThrow()
                        .nameZh())
                .isEqualTo("设置设备采样时间周期");
        assertThat(CommandCode.find(3014, false, Edition.HJ212_2017)
                        .orElseThrow()
                        .nameZh())
                .isEqualTo("比对采样");
        assertThat(SystemCode.find("52").orElseThrow().nameZh()).isEqualTo("污水排放过程监控");
    }
}
