package io.qingyuan.cli.standards;

import io.qingyuan.standards.air.AirQuality;
import io.qingyuan.standards.air.AirQualityIndex;
import io.qingyuan.standards.air.Averaging;
import io.qingyuan.standards.air.Pollutant;
import java.util.List;
import java.util.OptionalInt;

/** The individual index of one concentration (HJ 633 table 1). */
final class IaqiTopic implements Topic {
    private static final Column DATE =
            Column.optional("date", "the day, 2026-03-01").or("time");
    private static final Column ITEM = Column.required("item", "SO2, NO2, CO, O3, PM10 or PM2.5");
    private static final Column PERIOD =
            Column.required("period", "1h, 8h (O3), mda8 (O3) or 24h; particles of an hour use the daily breakpoints");
    private static final Column CONCENTRATION = Column.required("concentration", "ug/m3, CO mg/m3");

    @Override
    public String name() {
        return "iaqi";
    }

    @Override
    public String about() {
        return "individual air quality index of a concentration, HJ 633 空气质量分指数";
    }

    @Override
    public List<Column> columns() {
        return List.of(AirEditions.EDITION, DATE, ITEM, PERIOD, CONCENTRATION);
    }

    @Override
    public List<String> results() {
        return List.of("edition", "iaqi");
    }

    @Override
    public List<Integer> editions() {
        return AirEditions.YEARS;
    }

    @Override
    public Evaluation begin(EditionChoice edition) {
        AirEditions<AirQualityIndex> editions =
                new AirEditions<>(edition, DATE, text -> Moments.date(DATE, text), AirQuality::index);
        return row -> {
            AirQualityIndex index = editions.of(row);
            OptionalInt individual = index.individual(
                    Pollutant.of(row.requiredText(ITEM)),
                    Averaging.of(row.requiredText(PERIOD)),
                    row.number(CONCENTRATION));
            return List.of(
                    index.edition().standard().toString(),
                    individual.isPresent() ? Integer.toString(individual.getAsInt()) : NONE);
        };
    }
}
