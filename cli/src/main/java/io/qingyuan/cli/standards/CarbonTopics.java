package io.qingyuan.cli.standards;

import io.qingyuan.standards.Coded;
import io.qingyuan.standards.carbon.Emission;
import io.qingyuan.standards.carbon.FuelEmissions;
import io.qingyuan.standards.carbon.FuelFactor;
import io.qingyuan.standards.carbon.GridFactor;
import io.qingyuan.standards.carbon.GridFactors;
import io.qingyuan.standards.carbon.HeatEmissions;
import io.qingyuan.standards.energy.EnergyUnit;
import java.util.List;

/** Carbon dioxide of burnt fuels, of purchased electricity and of purchased heat, in tonnes. */
final class CarbonTopics {
    private static final Column AMOUNT = Column.required("amount", "how much");

    private CarbonTopics() {}

    static List<Topic> all() {
        return List.of(fuel(), grid(), heat());
    }

    private static Topic fuel() {
        Column fuel =
                Column.required("fuel", "code or name, such as diesel or 烟煤").or("fuel_zh");
        Column unit = Column.required("unit", "kg, t, 10^4 t, m3, 10^4 m3");
        return new RowTopic(
                "fuel-emission",
                "CO2 of a burnt fuel by the default factors of the guideline of 2015 化石燃料燃烧排放",
                List.of(fuel, AMOUNT, unit),
                List.of("tco2", "factors_of", "verified"),
                row -> {
                    FuelFactor factor = FuelEmissions.fuel(row.requiredText(fuel));
                    Emission emission = FuelEmissions.emission(factor, row.number(AMOUNT), unit(row, unit));
                    return List.of(
                            tonnes(emission),
                            factor.dataSet(),
                            emission.verified().code());
                });
    }

    private static Topic grid() {
        Column year = Column.required("data_year", "the year of the factor's data");
        Column area = Column.required("area", "CN, a region or a province, such as 江苏 or 320000");
        Column kind = Column.optional("kind", "average (if empty), average-without-traded, fossil, ets");
        Column unit = Column.required("unit", "kWh, MWh, 10^4 kWh");
        return new RowTopic(
                "grid-emission",
                "CO2 of purchased electricity by the grid factor of a year and an area 外购电力排放",
                List.of(year, area, kind, AMOUNT, unit),
                List.of("kg_per_kwh", "tco2", "announcement", "verified"),
                row -> {
                    String asked = row.text(kind);
                    GridFactor factor = GridFactors.factor(
                            row.integer(year),
                            asked.isEmpty()
                                    ? GridFactors.Kind.AVERAGE
                                    : Coded.of(GridFactors.Kind.class, kind.name(), asked),
                            row.requiredText(area));
                    Emission emission = factor.emission(row.number(AMOUNT), unit(row, unit));
                    return List.of(
                            factor.kgPerKwh().toPlainString(),
                            tonnes(emission),
                            factor.announcement(),
                            emission.verified().code());
                });
    }

    private static Topic heat() {
        Column unit = Column.required("unit", "MJ, GJ");
        return new RowTopic(
                "heat-emission",
                "CO2 of purchased heat by the default factor of the guidelines 外购热力排放",
                List.of(AMOUNT, unit),
                List.of("tco2", "verified"),
                row -> {
                    Emission emission = HeatEmissions.emission(row.number(AMOUNT), unit(row, unit));
                    return List.of(tonnes(emission), emission.verified().code());
                });
    }

    private static EnergyUnit unit(Row row, Column unit) {
        return Coded.of(EnergyUnit.class, unit.name(), row.requiredText(unit));
    }

    private static String tonnes(Emission emission) {
        return emission.tonnesCo2().stripTrailingZeros().toPlainString();
    }
}
