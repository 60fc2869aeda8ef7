package io.qingyuan.cli.standards;

import io.qingyuan.standards.Coded;
import io.qingyuan.standards.discharge.BaseWater;
import io.qingyuan.standards.discharge.OxygenConversion;
import io.qingyuan.standards.energy.CoalEquivalent;
import io.qingyuan.standards.energy.EnergyConsumption;
import io.qingyuan.standards.energy.EnergyUnit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Conversions: energy to coal equivalent, concentrations to reference oxygen and to base water volume. */
final class EnergyTopics {
    private EnergyTopics() {}

    static List<Topic> all() {
        return List.of(coalEquivalent(), oxygen(), baseWater());
    }

    private static Topic coalEquivalent() {
        Dated<EnergyConsumption> rules = new Dated<>("2021-04-01", EnergyConsumption::inForceOn);
        Column item = Column.required("item", "code or name, such as electricity or 电力");
        Column amount = Column.required("amount", "how much");
        Column unit = Column.required("unit", "kg, t, m3, 10^4 m3, kWh, MWh, MJ, GJ …");
        return new RowTopic(
                "coal-equivalent",
                "energy in coal equivalent by the reference coefficients, GB/T 2589-2020 折标准煤",
                List.of(rules.date(), item, amount, unit),
                List.of("edition", "kgce", "kgce_from", "kgce_to", "verified"),
                row -> {
                    EnergyConsumption consumption = rules.of(row);
                    CoalEquivalent found = consumption.convert(
                            consumption.item(row.requiredText(item)),
                            row.number(amount),
                            Coded.of(EnergyUnit.class, unit.name(), row.requiredText(unit)));
                    return List.of(
                            consumption.edition().standard().toString(),
                            found.isRange() ? Topic.NONE : plain(found.from()),
                            plain(found.from()),
                            plain(found.to()),
                            found.verified().code());
                });
    }

    private static Topic oxygen() {
        Column measured = Column.required("measured_mg_m3", "mg/m3 as measured");
        Column oxygen = Column.required("o2_measured_pct", "oxygen of the flue gas, %");
        Column reference = Column.required("o2_reference_pct", "reference oxygen of the standard, %");
        return new RowTopic(
                "oxygen-conversion",
                "concentration at reference oxygen, GB 13271-2014, GB 13223-2011 基准氧含量折算",
                List.of(measured, oxygen, reference),
                List.of("mg_m3"),
                row -> List.of(plain(OxygenConversion.toReference(
                        row.number(measured), row.number(oxygen), row.number(reference)))));
    }

    private static Topic baseWater() {
        Column outputs = Column.required("output_t", "products in t, with | between several");
        Column bases = Column.required("base_m3_per_t", "base volume of each, m3/t");
        Column drainage = Column.required("drainage_m3", "drained volume, m3");
        Column measured = Column.required("measured_mg_l", "concentration as measured, mg/L");
        return new RowTopic(
                "base-water",
                "concentration at base water volume, GB 4287-2012 基准排水量折算",
                List.of(outputs, bases, drainage, measured),
                List.of("mg_l"),
                row -> {
                    List<BigDecimal> tonnes = numbers(row, outputs);
                    List<BigDecimal> volumes = numbers(row, bases);
                    if (tonnes.size() != volumes.size()) {
                        throw new RowFault(
                                bases.name(), row.text(bases), "as many values as " + outputs.name() + " 个数不一致");
                    }
                    List<BaseWater.Production> productions = new ArrayList<>();
                    for (int i = 0; i < tonnes.size(); i++) {
                        productions.add(new BaseWater.Production(tonnes.get(i), volumes.get(i)));
                    }
                    return List.of(plain(BaseWater.convert(productions, row.number(drainage), row.number(measured))));
                });
    }

    private static List<BigDecimal> numbers(Row row, Column column) {
        List<BigDecimal> numbers = new ArrayList<>();
        for (String text : row.requiredText(column).split("\\|", -1)) {
            numbers.add(Row.number(column, text.strip()));
        }
        return numbers;
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
