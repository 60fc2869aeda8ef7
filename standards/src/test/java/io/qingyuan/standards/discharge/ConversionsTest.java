package io.qingyuan.standards.discharge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qingyuan.standards.InvalidInputException;
import io.qingyuan.standards.ResourceTable;
import io.qingyuan.standards.Trials;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ConversionsTest {
    private static final Offset<BigDecimal> TINY = Offset.offset(new BigDecimal("1e-20"));

    @Test
    void theOxygenCasesAreMet() {
        for (ResourceTable.Row row :
                ResourceTable.read(ConversionsTest.class, "o2_conversion.csv").rows()) {
            assertThat(OxygenConversion.toReference(
                            row.number("measured_mg_m3"),
                            row.number("o2_measured_pct"),
                            row.number("o2_reference_pct")))
                    .as("line %d", row.line())
                    .isEqualByComparingTo(row.number("expected_mg_m3"));
        }
    }

    @Test
    void theBaseWaterCasesAreMet() {
        for (ResourceTable.Row row : ResourceTable.read(ConversionsTest.class, "gb4287_base_water.csv")
                .rows()) {
            String[] outputs = row.text("output_t").split("\\|", -1);
            String[] bases = row.text("base_m3_per_t").split("\\|", -1);
            List<BaseWater.Production> productions = new ArrayList<>();
            for (int i = 0; i < outputs.length; i++) {
                productions.add(new BaseWater.Production(new BigDecimal(outputs[i]), new BigDecimal(bases[i])));
            }
            assertThat(BaseWater.convert(productions, row.number("drainage_m3"), row.number("measured_mg_L")))
                    .as(row.text("note"))
                    .isEqualByComparingTo(row.number("expected_mg_L"));
        }
    }

    @Test
    void baseVolumesAreThoseOfTheTable() {
        assertThat(BaseWater.baseM3PerT(1, BaseWater.Product.COTTON_LINEN_SYNTHETIC_WOVEN))
                .isEqualTo("175");
        assertThat(BaseWater.baseM3PerT(2, BaseWater.Product.SILK_WOVEN)).isEqualTo("300");
        assertThat(BaseWater.baseM3PerT(3, BaseWater.Product.YARN_KNITTED)).isEqualTo("85");
        for (BaseWater.Product product : BaseWater.Product.values()) {
            assertThat(BaseWater.baseM3PerT(2, product))
                    .isEqualTo(BaseWater.baseM3PerT(3, product))
                    .isLessThan(BaseWater.baseM3PerT(1, product));
        }
    }

    @Test
    void convertingOxygenThereAndBackKeepsIt() {
        Trials.forAll(500, random -> {
            BigDecimal value = BigDecimal.valueOf(random.nextInt(0, 100_000), 1);
            BigDecimal one = oxygen(random);
            BigDecimal other = oxygen(random);
            BigDecimal back = OxygenConversion.toReference(OxygenConversion.toReference(value, one, other), other, one);
            assertThat(back).isCloseTo(value, TINY);
        });
    }

    @Test
    void moreOxygenMeansMoreDilutionAndAHigherValue() {
        Trials.forAll(500, random -> {
            BigDecimal oxygen = oxygen(random);
            BigDecimal more = oxygen.add(new BigDecimal("0.1"));
            BigDecimal reference = BigDecimal.valueOf(9);
            assertThat(OxygenConversion.toReference(BigDecimal.TEN, more, reference))
                    .isGreaterThan(OxygenConversion.toReference(BigDecimal.TEN, oxygen, reference));
        });
    }

    @Test
    void excessAirSaysTheSameAsOxygen() {
        Trials.forAll(500, random -> {
            BigDecimal value = BigDecimal.valueOf(random.nextInt(1, 100_000), 1);
            BigDecimal oxygen = oxygen(random);
            BigDecimal reference = oxygen(random);
            assertThat(OxygenConversion.toReferenceAir(
                            value, OxygenConversion.excessAir(oxygen), OxygenConversion.excessAir(reference)))
                    .isCloseTo(OxygenConversion.toReference(value, oxygen, reference), TINY);
        });
    }

    @Test
    void unitsInvertExactlyAndOtherKindsAreRefused() {
        Trials.forAll(300, random -> {
            EmissionUnit one = EmissionUnit.values()[random.nextInt(EmissionUnit.values().length)];
            EmissionUnit other = EmissionUnit.values()[random.nextInt(EmissionUnit.values().length)];
            BigDecimal value = BigDecimal.valueOf(random.nextInt(), 4);
            BigDecimal there;
            try {
                there = one.convert(value, other, "COD");
            } catch (InvalidInputException e) {
                assertThat(e.fault()).isEqualTo(InvalidInputException.Fault.WRONG_UNIT);
                assertThat(one).isNotEqualTo(other);
                return;
            }
            assertThat(other.convert(there, one, "COD")).isEqualByComparingTo(value);
        });
        assertThat(EmissionUnit.UG_PER_L.convert(new BigDecimal("1500"), EmissionUnit.MG_PER_L, "COD"))
                .isEqualByComparingTo("1.5");
        assertThat(EmissionUnit.NG_PER_L.convert(new BigDecimal("30"), EmissionUnit.MG_PER_L, "BaP"))
                .isEqualByComparingTo("0.00003");
        assertThat(EmissionUnit.G_PER_M3.convert(new BigDecimal("0.05"), EmissionUnit.MG_PER_M3, "PM"))
                .isEqualByComparingTo("50");
    }

    @Test
    void badInputIsRefusedByName() {
        assertRefused(
                "o2_measured_pct",
                () -> OxygenConversion.toReference(BigDecimal.TEN, BigDecimal.valueOf(21), BigDecimal.valueOf(9)));
        assertRefused(
                "measured_mg_m3",
                () -> OxygenConversion.toReference(BigDecimal.valueOf(-1), BigDecimal.TEN, BigDecimal.valueOf(9)));
        assertRefused(
                "excess_air",
                () -> OxygenConversion.toReferenceAir(BigDecimal.TEN, new BigDecimal("0.9"), BigDecimal.ONE));
        assertRefused("output_t", () -> BaseWater.convert(List.of(), BigDecimal.TEN, BigDecimal.TEN));
        assertRefused("output_t", () -> new BaseWater.Production(BigDecimal.valueOf(-1), BigDecimal.TEN));
        assertRefused("table", () -> BaseWater.baseM3PerT(4, BaseWater.Product.SILK_WOVEN));
    }

    private static void assertRefused(String field, Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.field()).isEqualTo(field));
    }

    private static BigDecimal oxygen(Random random) {
        return BigDecimal.valueOf(random.nextInt(0, 200), 1);
    }
}
