package io.qingyuan.cli.standards;

import io.qingyuan.standards.air.CompositeIndex;
import io.qingyuan.standards.air.Concentrations;
import io.qingyuan.standards.air.Pollutant;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The composite index of a month or a year (环办监测〔2018〕19号). */
final class CompositeIndexTopic implements Topic {
    private static final Column DATE = Column.optional(
            "date",
            "the last day of the period; without it the rules of 2018 are used, known to hold up to 2026-02-28");

    private static final Map<Pollutant, Column> CONCENTRATIONS = new EnumMap<>(Map.of(
            Pollutant.SO2, Column.required("so2", "SO2, ug/m3, mean of the period"),
            Pollutant.NO2, Column.required("no2", "NO2, ug/m3, mean"),
            Pollutant.PM10, Column.required("pm10", "PM10, ug/m3, mean"),
            Pollutant.PM2_5, Column.required("pm2_5", "PM2.5, ug/m3, mean"),
            Pollutant.CO, Column.required("co_p95", "CO, mg/m3, 95th percentile of the days"),
            Pollutant.O3, Column.required("o3_p90", "O3, ug/m3, 90th percentile of MDA8")));

    private static final List<String> RESULTS = List.of(
            "edition",
            "single_so2",
            "single_no2",
            "single_pm10",
            "single_pm2_5",
            "single_co",
            "single_o3",
            "sum",
            "max",
            "main");

    @Override
    public String name() {
        return "composite-index";
    }

    @Override
    public String about() {
        return "composite index of ambient air, ranking rules of 2018 环境空气质量综合指数";
    }

    @Override
    public List<Column> columns() {
        List<Column> columns = new ArrayList<>(List.of(DATE));
        columns.addAll(CONCENTRATIONS.values());
        return columns;
    }

    @Override
    public List<String> results() {
        return RESULTS;
    }

    @Override
    public List<Integer> editions() {
        return List.of(CompositeIndex.EDITION);
    }

    @Override
    public Evaluation begin(EditionChoice edition) {
        return row -> {
            Map<Pollutant, BigDecimal> concentrations = new EnumMap<>(Pollutant.class);
            CONCENTRATIONS.forEach((pollutant, column) -> concentrations.put(pollutant, row.number(column)));
            Concentrations of = Concentrations.of(concentrations);
            CompositeIndex index = switch (edition) {
                case EditionChoice.Forced _ -> CompositeIndex.of(of);
                case EditionChoice.Auto _ ->
                    row.findDate(DATE).map(end -> CompositeIndex.of(end, of)).orElseGet(() -> CompositeIndex.of(of));
            };
            return results(index);
        };
    }

    private static List<String> results(CompositeIndex index) {
        List<String> results = new ArrayList<>(List.of(Integer.toString(CompositeIndex.EDITION)));
        Pollutant.INDEXED.forEach(
                pollutant -> results.add(index.single(pollutant).toPlainString()));
        results.add(index.value().toPlainString());
        results.add(Collections.max(index.single().values()).toPlainString());
        results.add(Pollutant.symbols(index.main()));
        return results;
    }
}
