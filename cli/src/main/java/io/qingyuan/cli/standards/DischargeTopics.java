package io.qingyuan.cli.standards;

import io.qingyuan.standards.Coded;
import io.qingyuan.standards.discharge.Boilers;
import io.qingyuan.standards.discharge.DischargeItem;
import io.qingyuan.standards.discharge.DischargeLimit;
import io.qingyuan.standards.discharge.DischargeVerdict;
import io.qingyuan.standards.discharge.EmissionUnit;
import io.qingyuan.standards.discharge.PlantAge;
import io.qingyuan.standards.discharge.TextileDyeing;
import io.qingyuan.standards.discharge.ThermalPower;
import io.qingyuan.standards.discharge.UrbanWastewater;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Discharge limits of a plant on a day, and a value judged by them where the row has one. One topic for each standard. */
final class DischargeTopics {
    private static final Column DATE =
            Column.required("date", "the day whose limits are asked for").or("time");
    private static final Column ITEM = Column.required("item", "code, name or HJ 212 factor, such as COD or 氨氮");
    private static final Column VALUE =
            Column.optional("value", "converted already to base water volume or reference oxygen; 0.1L: not detected");
    private static final Column UNIT = Column.optional("unit", "of the value; without it the limit's");
    private static final Column AGE = Column.optional("age", "new (if empty) or existing");
    private static final Column SPECIAL = Column.optional("special_region", "yes where special limits are prescribed");
    private static final Column RELAXED = Column.optional("relaxed_region", "yes in 广西, 重庆, 四川, 贵州");

    private DischargeTopics() {}

    static List<Topic> all() {
        return List.of(textile(), wastewater(), boiler(), power());
    }

    private static Topic textile() {
        Column route = Column.required("route", "direct, urban-sewer, park-separate, other-indirect");
        Column batik = Column.optional("batik", "yes for batik 蜡染");
        return topic(
                "discharge-textile",
                "limits of textile dyeing, GB 4287-2012 with its amendment 纺织染整",
                List.of(AGE, SPECIAL, route, batik),
                row -> TextileDyeing.inForceOn(date(row))
                        .limit(
                                new TextileDyeing.Plant(
                                        age(row),
                                        isYes(row, SPECIAL),
                                        Coded.of(TextileDyeing.Route.class, route.name(), row.requiredText(route)),
                                        isYes(row, batik)),
                                item(row)));
    }

    private static Topic wastewater() {
        Column type = Column.required("class", "1A, 1B, 2, 3 or 一级A …");
        Column celsius = Column.optional("water_celsius", "temperature of the water, for ammonia nitrogen");
        Column built = Column.optional("built_on", "when the plant was built, for total phosphorus");
        return topic(
                "discharge-wastewater",
                "limits of urban wastewater plants, GB 18918-2002 城镇污水处理厂",
                List.of(type, celsius, built),
                row -> UrbanWastewater.inForceOn(date(row))
                        .limit(
                                new UrbanWastewater.Effluent(
                                        Coded.of(
                                                UrbanWastewater.EffluentClass.class,
                                                type.name(),
                                                row.requiredText(type)),
                                        row.findNumber(celsius).orElse(null),
                                        row.findDate(built).orElse(null)),
                                item(row)));
    }

    private static Topic boiler() {
        Column fuel = Column.required("fuel", "coal, oil, gas");
        Column capacity = Column.required("capacity_t_per_h", "steam per hour in t, or 0.7 MW a tonne");
        return topic(
                "discharge-boiler",
                "limits of boilers at reference oxygen, GB 13271-2014 锅炉",
                List.of(fuel, capacity, AGE, SPECIAL, RELAXED),
                row -> Boilers.inForceOn(date(row))
                        .limit(
                                new Boilers.Boiler(
                                        Coded.of(Boilers.Fuel.class, fuel.name(), row.requiredText(fuel)),
                                        age(row),
                                        row.number(capacity),
                                        isYes(row, SPECIAL),
                                        isYes(row, RELAXED)),
                                item(row)));
    }

    private static Topic power() {
        Column type = Column.required("unit_type", "coal-new, coal-existing, gas-turbine");
        Column nitrogen = Column.optional("relaxed_nitrogen", "yes for W-flame boilers, existing circulating beds …");
        return topic(
                "discharge-power",
                "limits of thermal power at reference oxygen, GB 13223-2011 火电厂",
                List.of(type, SPECIAL, RELAXED, nitrogen),
                row -> ThermalPower.inForceOn(date(row))
                        .limit(
                                new ThermalPower.Plant(
                                        Coded.of(ThermalPower.Unit.class, type.name(), row.requiredText(type)),
                                        isYes(row, SPECIAL),
                                        isYes(row, RELAXED),
                                        isYes(row, nitrogen)),
                                item(row)));
    }

    private static Topic topic(String name, String about, List<Column> plant, Function<Row, DischargeLimit> limitOf) {
        List<Column> columns = new ArrayList<>(List.of(DATE, ITEM, VALUE, UNIT));
        columns.addAll(plant);
        return new RowTopic(
                name,
                about,
                List.copyOf(columns),
                List.of(
                        "standard",
                        "clause",
                        "limit",
                        "limit_unit",
                        "o2_reference_pct",
                        "point",
                        "verified",
                        "verdict"),
                row -> {
                    DischargeLimit limit = limitOf.apply(row);
                    BigDecimal oxygen = limit.oxygenReferencePct();
                    return List.of(
                            limit.standard(),
                            limit.clause(),
                            limit.bound().text(),
                            limit.unit().code(),
                            oxygen == null ? Topic.NONE : oxygen.toPlainString(),
                            limit.point().name().toLowerCase(Locale.ROOT),
                            limit.verified().code(),
                            verdict(row, limit));
                });
    }

    private static String verdict(Row row, DischargeLimit limit) {
        String text = row.text(VALUE);
        if (Row.isMissing(text)) {
            return Topic.NONE;
        }
        EmissionUnit unit =
                row.text(UNIT).isEmpty() ? limit.unit() : Coded.of(EmissionUnit.class, UNIT.name(), row.text(UNIT));
        DischargeVerdict verdict = text.endsWith("L")
                ? limit.judgeNotDetected(Row.number(VALUE, text.substring(0, text.length() - 1)), unit)
                : limit.judge(Row.number(VALUE, text), unit);
        return switch (verdict) {
            case DischargeVerdict.Met _ -> "met";
            case DischargeVerdict.Exceeded _ -> "exceeded";
            case DischargeVerdict.NotAssessed _ -> Topic.NONE;
        };
    }

    private static LocalDate date(Row row) {
        return row.findDate(DATE)
                .orElseThrow(() -> new RowFault(DATE.name(), "", "a date is needed: limits hold by the day 需要日期"));
    }

    private static DischargeItem item(Row row) {
        return DischargeItem.of(ITEM.name(), row.requiredText(ITEM));
    }

    private static PlantAge age(Row row) {
        String text = row.text(AGE);
        return text.isEmpty() ? PlantAge.NEW : Coded.of(PlantAge.class, AGE.name(), text);
    }

    private static boolean isYes(Row row, Column column) {
        return switch (row.text(column)) {
            case "yes", "是" -> true;
            case "", "no", "否" -> false;
            default -> throw new RowFault(column.name(), row.text(column), "yes or no 是或否");
        };
    }
}
