package io.qingyuan.standards.discharge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qingyuan.standards.InvalidInputException;
import io.qingyuan.standards.NotInStandardException;
import io.qingyuan.standards.Verification;
import io.qingyuan.standards.discharge.Boilers.Boiler;
import io.qingyuan.standards.discharge.Boilers.Fuel;
import io.qingyuan.standards.discharge.ThermalPower.Unit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlueGasDischargeTest {
    private static final Boilers BOILERS = Boilers.inForceOn(LocalDate.of(2026, 6, 1));

    @Test
    void boilerLimitsAreThoseOfTheTables() {
        assertThat(limits(Fuel.COAL, PlantAge.EXISTING, false)).isEqualTo("80/400/400");
        assertThat(limits(Fuel.OIL, PlantAge.EXISTING, false)).isEqualTo("60/300/400");
        assertThat(limits(Fuel.GAS, PlantAge.EXISTING, false)).isEqualTo("30/100/400");
        assertThat(limits(Fuel.COAL, PlantAge.NEW, false)).isEqualTo("50/300/300");
        assertThat(limits(Fuel.OIL, PlantAge.NEW, false)).isEqualTo("30/200/250");
        assertThat(limits(Fuel.GAS, PlantAge.NEW, false)).isEqualTo("20/50/200");
        assertThat(limits(Fuel.COAL, PlantAge.EXISTING, true)).isEqualTo("30/200/200");
        assertThat(limits(Fuel.OIL, PlantAge.NEW, true)).isEqualTo("30/100/200");
        assertThat(limits(Fuel.GAS, PlantAge.NEW, true)).isEqualTo("20/50/150");
    }

    @Test
    void aBoilerLimitRefersToTheOxygenOfItsFuel() {
        DischargeLimit coal = limit(boiler(Fuel.COAL, PlantAge.NEW, "20"), "SO2");
        assertThat(coal.oxygenReferencePct()).isEqualTo("9");
        DischargeLimit gas = limit(boiler(Fuel.GAS, PlantAge.NEW, "20"), "NOx");
        assertThat(gas.oxygenReferencePct()).isEqualTo("3.5");
        assertThat(limit(boiler(Fuel.GAS, PlantAge.NEW, "20"), "Ringelmann").oxygenReferencePct())
                .isNull();
    }

    @Test
    void mercuryIsLimitedForCoalOnly() {
        assertThat(limit(boiler(Fuel.COAL, PlantAge.NEW, "20"), "Hg-gas")
                        .bound()
                        .text())
                .isEqualTo("0.05");
        assertThatThrownBy(() -> limit(boiler(Fuel.GAS, PlantAge.NEW, "20"), "Hg-gas"))
                .isInstanceOf(NotInStandardException.class)
                .hasMessageContaining("Hg-gas");
    }

    @Test
    void sulfurOfExistingCoalBoilersIsRelaxedInFourProvinces() {
        assertThat(limit(new Boiler(Fuel.COAL, PlantAge.EXISTING, BigDecimal.TEN, false, true), "SO2")
                        .bound()
                        .text())
                .isEqualTo("550");
        assertThat(limit(new Boiler(Fuel.COAL, PlantAge.NEW, BigDecimal.TEN, false, true), "SO2")
                        .bound()
                        .text())
                .isEqualTo("300");
    }

    @Test
    void existingBoilersAreLimitedByTheirSizeFromTwoDays() {
        Boiler large = boiler(Fuel.COAL, PlantAge.EXISTING, "10.1");
        Boiler small = boiler(Fuel.COAL, PlantAge.EXISTING, "10");
        DischargeItem dust = item("PM");
        assertThatThrownBy(() -> Boilers.inForceOn(LocalDate.of(2015, 9, 30)).limit(large, dust))
                .isInstanceOf(NotInStandardException.class);
        assertThat(Boilers.inForceOn(LocalDate.of(2015, 10, 1))
                        .limit(large, dust)
                        .bound()
                        .text())
                .isEqualTo("80");
        assertThatThrownBy(() -> Boilers.inForceOn(LocalDate.of(2016, 6, 30)).limit(small, dust))
                .isInstanceOf(NotInStandardException.class);
        assertThat(Boilers.inForceOn(LocalDate.of(2016, 7, 1))
                        .limit(small, dust)
                        .bound()
                        .text())
                .isEqualTo("80");
        assertThatThrownBy(() -> Boilers.inForceOn(LocalDate.of(2014, 6, 30)))
                .isInstanceOf(NotInStandardException.class);
    }

    @Test
    void chimneysGrowWithTheCapacity() {
        assertThat(chimney("0.9")).isEqualTo("20");
        assertThat(chimney("1")).isEqualTo("25");
        assertThat(chimney("3.99")).isEqualTo("30");
        assertThat(chimney("4")).isEqualTo("35");
        assertThat(chimney("19.9")).isEqualTo("40");
        assertThat(chimney("20")).isEqualTo("45");
        assertThat(BOILERS.minChimneyHeightMByMegawatts(Fuel.COAL, new BigDecimal("2.8")))
                .isEqualTo("35");
        assertThat(BOILERS.minChimneyHeightM(Fuel.GAS, new BigDecimal("30"))).isEqualTo("8");
        assertThatThrownBy(() -> BOILERS.minChimneyHeightM(Fuel.COAL, BigDecimal.ZERO))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aSharedStackHasTheStrictestLimit() {
        DischargeLimit coal = limit(boiler(Fuel.COAL, PlantAge.NEW, "20"), "SO2");
        DischargeLimit gas = limit(boiler(Fuel.GAS, PlantAge.NEW, "20"), "SO2");
        assertThat(DischargeLimit.strictest(List.of(coal, gas))).isEqualTo(gas);
        DischargeLimit other = limit(boiler(Fuel.GAS, PlantAge.NEW, "20"), "NOx");
        assertThatThrownBy(() -> DischargeLimit.strictest(List.of(coal, other)))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void powerPlantLimitsAreMarkedAsNotChecked() {
        ThermalPower rules = ThermalPower.inForceOn(LocalDate.of(2012, 1, 1));
        DischargeLimit sulfur = rules.limit(new ThermalPower.Plant(Unit.COAL_NEW, false, false, false), item("SO2"));
        assertThat(sulfur.bound().text()).isEqualTo("100");
        assertThat(sulfur.verified()).isEqualTo(Verification.OWN_KNOWLEDGE);
        assertThat(sulfur.oxygenReferencePct()).isEqualTo("6");
        assertThat(power(Unit.COAL_EXISTING, false, true, false, "SO2")).isEqualTo("400");
        assertThat(power(Unit.COAL_EXISTING, false, false, true, "NOx")).isEqualTo("200");
        assertThat(power(Unit.COAL_NEW, true, true, true, "SO2")).isEqualTo("50");
        assertThat(power(Unit.GAS_TURBINE, false, false, false, "NOx")).isEqualTo("50");
    }

    @Test
    void mercuryOfPowerPlantsIsLimitedFrom2015() {
        ThermalPower.Plant plant = new ThermalPower.Plant(Unit.COAL_NEW, false, false, false);
        DischargeItem mercury = item("Hg-gas");
        assertThat(ThermalPower.inForceOn(LocalDate.of(2015, 1, 1))
                        .limit(plant, mercury)
                        .bound()
                        .text())
                .isEqualTo("0.03");
        assertThatThrownBy(
                        () -> ThermalPower.inForceOn(LocalDate.of(2014, 12, 31)).limit(plant, mercury))
                .isInstanceOf(NotInStandardException.class);
    }

    @Test
    void ultraLowEmissionIsAPolicyOfItsOwn() {
        assertThat(ThermalPower.ultraLow(item("soot")).bound().text()).isEqualTo("10");
        assertThat(ThermalPower.ultraLow(item("SO2")).bound().text()).isEqualTo("35");
        assertThat(ThermalPower.ultraLow(item("NOx")).verified()).isEqualTo(Verification.TWO_SOURCES);
        assertThatThrownBy(() -> ThermalPower.ultraLow(item("Hg-gas"))).isInstanceOf(NotInStandardException.class);
    }

    private static String power(Unit unit, boolean special, boolean sulfur, boolean nitrogen, String item) {
        return ThermalPower.inForceOn(LocalDate.of(2020, 1, 1))
                .limit(new ThermalPower.Plant(unit, special, sulfur, nitrogen), item(item))
                .bound()
                .text();
    }

    private static String limits(Fuel fuel, PlantAge age, boolean special) {
        Boiler boiler = new Boiler(fuel, age, BigDecimal.TEN, special, false);
        return limit(boiler, "PM").bound().text() + "/"
                + limit(boiler, "SO2").bound().text() + "/"
                + limit(boiler, "NOx").bound().text();
    }

    private static Boiler boiler(Fuel fuel, PlantAge age, String capacity) {
        return new Boiler(fuel, age, new BigDecimal(capacity), false, false);
    }

    private static DischargeLimit limit(Boiler boiler, String item) {
        return BOILERS.limit(boiler, item(item));
    }

    private static String chimney(String capacity) {
        return BOILERS.minChimneyHeightM(Fuel.COAL, new BigDecimal(capacity)).toPlainString();
    }

    private static DischargeItem item(String code) {
        return DischargeItem.of("item", code);
    }
}
