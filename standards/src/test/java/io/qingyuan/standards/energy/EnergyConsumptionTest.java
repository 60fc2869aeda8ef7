package io.qingyuan.standards.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qingyuan.standards.InputField;
import io.qingyuan.standards.InvalidInputException;
import io.qingyuan.standards.InvalidInputException.Fault;
import io.qingyuan.standards.NotInStandardException;
import io.qingyuan.standards.ResourceTable;
import io.qingyuan.standards.Trials;
import io.qingyuan.standards.Verification;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnergyConsumptionTest {
    private static final EnergyConsumption RULES = EnergyConsumption.inForceOn(LocalDate.of(2021, 4, 1));

    @Test
    void theCasesAreMet() {
        for (ResourceTable.Row row : ResourceTable.read(EnergyConsumptionTest.class, "coal_equivalent.csv")
                .rows()) {
            CoalEquivalent found = RULES.convert(
                    RULES.item(row.text("item")),
                    row.number("amount"),
                    new InputField("unit", row.text("unit")).code(EnergyUnit.class));
            assertThat(found.isRange()).isFalse();
            assertThat(found.from()).as(row.text("item")).isEqualByComparingTo(row.number("expected_kgce"));
        }
    }

    @Test
    void theTableHasFortyOneItems() {
        assertThat(RULES.items()).hasSize(41);
        assertThat(RULES.item("kerosene").kgceFrom()).isEqualTo("1.4714");
        assertThat(RULES.item("乙炔").kgceTo()).isEqualTo("8.3143");
        assertThat(RULES.item("fresh-water").per()).isEqualTo(EnergyUnit.TONNE);
    }

    @Test
    void aRangeStaysARange() {
        CoalEquivalent gas = RULES.convert(RULES.item("天然气"), BigDecimal.ONE, EnergyUnit.TEN_THOUSAND_CUBIC_METERS);
        assertThat(gas.from()).isEqualByComparingTo("11000");
        assertThat(gas.to()).isEqualByComparingTo("13300");
        assertThat(gas.isRange()).isTrue();
    }

    @Test
    void aMeasuredHeatingValueDecides() {
        CoalEquivalent coal = RULES.convertMeasured(new BigDecimal("1000"), new BigDecimal("29307"));
        assertThat(coal.from()).isEqualByComparingTo("1000");
        assertThat(coal.isRange()).isFalse();
        assertThatThrownBy(() -> RULES.convertMeasured(BigDecimal.ONE, BigDecimal.ZERO))
                .hasMessageContaining("heating_value");
    }

    @Test
    void theSumIsAsGoodAsItsWeakestPart() {
        CoalEquivalent total = RULES.total(List.of(
                RULES.convert(RULES.item("electricity"), BigDecimal.TEN, EnergyUnit.TEN_THOUSAND_KILOWATT_HOURS),
                RULES.convert(RULES.item("methanol"), BigDecimal.ONE, EnergyUnit.TONNE)));
        assertThat(total.from()).isEqualByComparingTo("12969.4");
        assertThat(total.verified()).isEqualTo(Verification.OWN_KNOWLEDGE);
        assertThat(RULES.total(List.of())).isEqualTo(CoalEquivalent.NONE);
    }

    @Test
    void unitsInvertExactlyAndOtherKindsAreRefused() {
        Trials.forAll(300, random -> {
            EnergyUnit one = EnergyUnit.values()[random.nextInt(EnergyUnit.values().length)];
            EnergyUnit other = EnergyUnit.values()[random.nextInt(EnergyUnit.values().length)];
            BigDecimal amount = BigDecimal.valueOf(random.nextInt(0, 1_000_000), 3);
            BigDecimal there;
            try {
                there = one.convert(amount, other, "unit");
            } catch (InvalidInputException e) {
                assertThat(e.fault()).isEqualTo(Fault.WRONG_UNIT);
                assertThat(one).isNotEqualTo(other);
                return;
            }
            assertThat(other.convert(there, one, "unit")).isEqualByComparingTo(amount);
        });
    }

    @Test
    void moreEnergyIsMoreCoal() {
        Trials.forAll(300, random -> {
            EnergyItem item = RULES.items().get(random.nextInt(RULES.items().size()));
            BigDecimal amount = BigDecimal.valueOf(random.nextInt(0, 1_000_000), 2);
            CoalEquivalent less = RULES.convert(item, amount, item.per());
            CoalEquivalent more = RULES.convert(item, amount.add(BigDecimal.ONE), item.per());
            assertThat(more.from()).isGreaterThan(less.from());
            assertThat(less.to()).isGreaterThanOrEqualTo(less.from());
        });
    }

    @Test
    void badInputIsRefused() {
        assertThatThrownBy(() -> RULES.item("木柴")).isInstanceOfSatisfying(InvalidInputException.class, e -> {
            assertThat(e.fault()).isEqualTo(Fault.UNKNOWN_CODE);
            assertThat(e.found()).isEqualTo("木柴");
        });
        assertThatThrownBy(() -> RULES.item("")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> RULES.convert(RULES.item("diesel"), BigDecimal.ONE, EnergyUnit.MEGAWATT_HOUR))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.fault()).isEqualTo(Fault.WRONG_UNIT));
        assertThatThrownBy(() -> RULES.convert(RULES.item("diesel"), BigDecimal.valueOf(-1), EnergyUnit.TONNE))
                .hasMessageContaining("amount");
        assertThatThrownBy(() -> EnergyConsumption.inForceOn(LocalDate.of(2021, 3, 31)))
                .isInstanceOf(NotInStandardException.class)
                .hasMessageContaining("GB/T 2589-2020");
    }
}
