package io.qingyuan.standards.carbon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qingyuan.standards.InputField;
import io.qingyuan.standards.InvalidInputException;
import io.qingyuan.standards.NotInStandardException;
import io.qingyuan.standards.ResourceTable;
import io.qingyuan.standards.Rounding;
import io.qingyuan.standards.Trials;
import io.qingyuan.standards.Verification;
import io.qingyuan.standards.carbon.GridFactors.Kind;
import io.qingyuan.standards.energy.EnergyUnit;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EmissionsTest {
    @Test
    void theCasesAreMet() {
        for (ResourceTable.Row row :
                ResourceTable.read(EmissionsTest.class, "ghg_fuel.csv").rows()) {
            BigDecimal amount = row.number("amount");
            EnergyUnit unit = new InputField("unit", row.text("unit")).code(EnergyUnit.class);
            Emission found = switch (row.text("fuel_zh")) {
                case "外购电力(全国2022)" ->
                    GridFactors.factor(2022, Kind.AVERAGE, "CN").emission(amount, unit);
                case "外购电力(江苏2022)" ->
                    GridFactors.factor(2022, Kind.AVERAGE, "江苏").emission(amount, unit);
                case "外购热力" -> HeatEmissions.emission(amount, unit);
                default -> FuelEmissions.emission(FuelEmissions.fuel(row.text("fuel_zh")), amount, unit);
            };
            assertThat(Rounding.round(found.tonnesCo2(), 4))
                    .as(row.text("fuel_zh"))
                    .isEqualTo(row.number("expected_tCO2_4dp"));
        }
    }

    @Test
    void theFactorsOfJiangsuAreThoseOfTheAnnouncements() {
        assertThat(jiangsu(2021)).isEqualTo("0.6451");
        assertThat(jiangsu(2022)).isEqualTo("0.5978");
        assertThat(jiangsu(2023)).isEqualTo("0.5827");
        assertThat(GridFactors.factor(2021, Kind.AVERAGE, "CN").kgPerKwh()).isEqualTo("0.5568");
        assertThat(GridFactors.factor(2022, Kind.ETS, "全国").kgPerKwh()).isEqualTo("0.5703");
        assertThat(GridFactors.factor(2021, Kind.FOSSIL, "CN").verified()).isEqualTo(Verification.OWN_KNOWLEDGE);
        assertThat(GridFactors.factor(2022, Kind.AVERAGE, "320000").announcement())
                .isEqualTo("公告2024年第33号");
    }

    @Test
    void thirtyProvincesAndSevenRegionsHaveFactorsOf2021And2022() {
        for (int year : new int[] {2021, 2022}) {
            assertThat(GridFactors.all().stream()
                            .filter(factor -> factor.dataYear() == year && factor.kind() == Kind.AVERAGE))
                    .hasSize(38);
        }
        Set<String> keys = new HashSet<>();
        for (GridFactor factor : GridFactors.all()) {
            assertThat(keys.add(factor.dataYear() + factor.kind().code() + factor.area()))
                    .as("%s", factor)
                    .isTrue();
        }
    }

    @Test
    void anotherYearIsNeverPutInPlace() {
        assertThatThrownBy(() -> GridFactors.factor(2024, Kind.AVERAGE, "江苏"))
                .isInstanceOf(NotInStandardException.class)
                .hasMessageContaining("2024")
                .hasMessageContaining("average 2023");
        assertThatThrownBy(() -> GridFactors.factor(2020, Kind.AVERAGE, "CN"))
                .isInstanceOf(NotInStandardException.class);
        assertThatThrownBy(() -> GridFactors.factor(2023, Kind.AVERAGE, "安徽"))
                .isInstanceOf(NotInStandardException.class);
    }

    @Test
    void theFactorsOfTheGuidelineAreMarked() {
        assertThat(FuelEmissions.fuels()).hasSize(26);
        assertThat(FuelEmissions.fuel("diesel").netCalorificGj()).isEqualTo("43.33");
        assertThat(FuelEmissions.fuel("无烟煤").verified()).isEqualTo(Verification.ONE_SOURCE);
    }

    @Test
    void anEmissionIsProportionalToTheAmount() {
        Trials.forAll(300, random -> {
            FuelFactor fuel = FuelEmissions.fuels()
                    .get(random.nextInt(FuelEmissions.fuels().size()));
            BigDecimal amount = BigDecimal.valueOf(random.nextInt(1, 1_000_000), 2);
            BigDecimal one = FuelEmissions.emission(fuel, amount, fuel.per()).tonnesCo2();
            BigDecimal three = FuelEmissions.emission(fuel, amount.multiply(BigDecimal.valueOf(3)), fuel.per())
                    .tonnesCo2();
            assertThat(Rounding.round(three.subtract(one.multiply(BigDecimal.valueOf(3))), 20))
                    .isEqualByComparingTo("0");
            assertThat(one).isPositive();
        });
    }

    @Test
    void unitsOfOneKindGiveTheSame() {
        FuelFactor diesel = FuelEmissions.fuel("diesel");
        assertThat(FuelEmissions.emission(diesel, new BigDecimal("1500"), EnergyUnit.KILOGRAM)
                        .tonnesCo2())
                .isEqualByComparingTo(FuelEmissions.emission(diesel, new BigDecimal("1.5"), EnergyUnit.TONNE)
                        .tonnesCo2());
        assertThat(GridFactors.factor(2022, Kind.AVERAGE, "CN")
                        .emission(BigDecimal.TEN, EnergyUnit.TEN_THOUSAND_KILOWATT_HOURS)
                        .tonnesCo2())
                .isEqualByComparingTo("53.66");
    }

    @Test
    void badInputIsRefused() {
        assertThatThrownBy(() -> FuelEmissions.fuel("氢气")).hasMessageContaining("氢气");
        assertThatThrownBy(() ->
                        FuelEmissions.emission(FuelEmissions.fuel("diesel"), BigDecimal.ONE, EnergyUnit.CUBIC_METER))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.fault()).isEqualTo(InvalidInputException.Fault.WRONG_UNIT));
        assertThatThrownBy(() -> HeatEmissions.emission(BigDecimal.valueOf(-1), EnergyUnit.GIGAJOULE))
                .hasMessageContaining("amount");
        assertThatThrownBy(() -> GridFactors.factor(2022, Kind.AVERAGE, "台湾"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("area");
    }

    private static BigDecimal jiangsu(int year) {
        return GridFactors.factor(year, Kind.AVERAGE, "江苏").kgPerKwh();
    }
}
