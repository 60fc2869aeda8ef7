package io.qingyuan.quality.internal;

import io.qingyuan.identity.Actor;
import io.qingyuan.quality.internal.AirViews.DayView;
import io.qingyuan.quality.internal.AirViews.DaysView;
import io.qingyuan.quality.internal.AirViews.LevelView;
import io.qingyuan.sheets.Column;
import io.qingyuan.sheets.SheetNote;
import io.qingyuan.sheets.Sheets;
import io.qingyuan.standards.air.Pollutant;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Days of air quality as an Excel workbook. */
@Component
class AirSheet {

    void send(HttpServletResponse response, Locale locale, DaysView days, LocalDate from, LocalDate to, Actor actor)
            throws IOException {
        boolean english = locale.getLanguage().equals("en");
        SheetNote note = SheetNote.of(
                        "空气质量日数据（监测参考）", "Air quality by day (monitoring reference)", days.asOf(), actor.name())
                .filter(
                        english ? "Place" : "地点",
                        english ? days.title().en() : days.title().zh())
                .filter(english ? "From" : "起", from)
                .filter(english ? "To" : "止", to);
        Sheets.send(response, locale, note, columns(english), days.days().stream());
    }

    private static List<Column<DayView>> columns(boolean english) {
        List<Column<DayView>> columns = new ArrayList<>();
        columns.add(Column.of("日期", "Day", DayView::day));
        columns.add(Column.of("AQI", "AQI", DayView::aqi));
        columns.add(Column.of("级别", "Level", day -> category(day, english)));
        columns.add(Column.of("首要污染物", "Primary pollutants", day -> String.join(", ", day.primary())));
        for (Pollutant pollutant : Pollutant.INDEXED) {
            String name = pollutant == Pollutant.O3 ? "O3-8h" : pollutant.symbol();
            String header = name + " (" + pollutant.unit().symbol() + ")";
            columns.add(Column.of(header, header, day -> value(day, pollutant)));
        }
        columns.add(Column.of("执行标准", "Edition", DayView::edition));
        columns.add(Column.of("来源", "Made from", day -> origin(day, english)));
        columns.add(Column.of("无指数的原因", "Why no index", DayView::absence));
        return columns;
    }

    private static @Nullable BigDecimal value(DayView day, Pollutant pollutant) {
        String digits = day.values().get(pollutant.symbol());
        return digits == null ? null : new BigDecimal(digits);
    }

    private static String category(DayView day, boolean english) {
        LevelView level = day.level();
        if (level == null) {
            return "";
        }
        return level.roman() + " "
                + (english ? level.category().en() : level.category().zh());
    }

    private static String origin(DayView day, boolean english) {
        return switch (day.origin()) {
            case "station-hours" -> english ? "hours of stations" : "站点逐时数据";
            case "published-day" -> english ? "published daily values" : "发布的日数据";
            default -> day.origin();
        };
    }
}
