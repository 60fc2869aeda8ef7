package io.qingyuan.telemetry.internal;

import io.qingyuan.hj212.dictionary.SystemCode;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Title;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.telemetry.Observation;
import io.qingyuan.telemetry.TelemetryProblem;
import io.qingyuan.telemetry.internal.JdbcReadings.Asked;
import io.qingyuan.telemetry.internal.ReadingViews.CellView;
import io.qingyuan.telemetry.internal.ReadingViews.CurveView;
import io.qingyuan.telemetry.internal.ReadingViews.FactorView;
import io.qingyuan.telemetry.internal.ReadingViews.PointView;
import io.qingyuan.telemetry.internal.ReadingViews.RowView;
import io.qingyuan.telemetry.internal.ReadingViews.SystemView;
import io.qingyuan.time.Zone;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The page of a monitoring point: what there is, curves, rows. */
@Service
@Transactional(readOnly = true)
class ReadingDesk {
    /** The longest span of one question: ten years. */
    static final int MOST_DAYS = 3660;

    private static final int MOST_FACTORS = 5;
    private static final int MOST_STRETCHES = 2000;

    private final DeviceDesk devices;
    private final JdbcReadings readings;
    private final JdbcObservations observations;
    private final JdbcAggregates aggregates;

    ReadingDesk(DeviceDesk devices, JdbcReadings readings, JdbcObservations observations, JdbcAggregates aggregates) {
        this.devices = devices;
        this.readings = readings;
        this.observations = observations;
        this.aggregates = aggregates;
    }

    /** What is asked of a device; the factors in the order wanted. */
    record Question(String st, Level level, List<String> factors, Instant from, Instant to) {
        Question {
            factors = List.copyOf(factors);
            boolean ordered = from.isBefore(to);
            if (!ordered || Duration.between(from, to).toDays() > MOST_DAYS) {
                throw new ProblemException(
                        TelemetryProblem.SPAN_WRONG, from.toString(), to.toString(), String.valueOf(MOST_DAYS));
            }
        }
    }

    List<SystemView> systems(Actor actor, long device) {
        devices.device(actor, device);
        Map<String, List<JdbcReadings.Series>> bySystem = new TreeMap<>();
        readings.series(device)
                .forEach(series -> bySystem.computeIfAbsent(series.st(), _ -> new ArrayList<>())
                        .add(series));
        List<SystemView> systems = new ArrayList<>();
        bySystem.forEach((st, series) -> system(device, st, series).ifPresent(systems::add));
        return systems;
    }

    private Optional<SystemView> system(long device, String st, List<JdbcReadings.Series> series) {
        Set<String> factors = new TreeSet<>();
        Set<Level> levels = new TreeSet<>();
        for (JdbcReadings.Series each : series) {
            Optional<Level> level = Arrays.stream(Level.values())
                    .filter(one -> !one.counted() && one.cn() == each.cn())
                    .findFirst();
            if (level.isPresent()) {
                levels.add(level.get());
                Arrays.stream(each.names().split(",", -1))
                        .map(FactorNames::of)
                        .flatMap(Optional::stream)
                        .forEach(factors::add);
            }
        }
        List<String> counted = readings.countedFactors(device, st);
        if (!counted.isEmpty()) {
            factors.addAll(counted);
            levels.addAll(List.of(Level.HOUR, Level.DAY, Level.MONTH));
        }
        if (levels.isEmpty()) {
            return Optional.empty();
        }
        Instant last = series.stream()
                .flatMap(each -> Stream.ofNullable(each.last()))
                .max(Comparator.naturalOrder())
                .orElse(null);
        return Optional.of(new SystemView(
                st,
                title(st),
                levels.stream().map(Level::word).toList(),
                factors.stream().map(FactorView::of).toList(),
                last));
    }

    static Title title(String st) {
        return SystemCode.find(st)
                .map(code -> Title.of(code.nameZh(), code.nameEn()))
                .orElseGet(() -> Title.of("ST " + st, "ST " + st));
    }

    List<CurveView> curves(Actor actor, long device, Question question, int stretches) {
        devices.device(actor, device);
        if (question.factors().size() > MOST_FACTORS) {
            throw new ProblemException(
                    TelemetryProblem.TOO_MANY_NAMES, question.factors().size(), MOST_FACTORS);
        }
        Asked asked = new Asked(
                device,
                question.st(),
                question.level(),
                question.factors(),
                question.from(),
                question.to(),
                Math.clamp(stretches, 1, MOST_STRETCHES));
        Map<String, List<PointView>> curves = readings.curves(asked);
        return question.factors().stream()
                .distinct()
                .map(factor -> new CurveView(FactorView.of(factor), curves.getOrDefault(factor, List.of())))
                .toList();
    }

    /** Rows of a span, the newest first; all that share a data time stay together. */
    List<RowView> rows(Actor actor, long device, Question question, int limit) {
        devices.device(actor, device);
        return switch (question.level()) {
            case HOUR -> hours(device, question, limit);
            case DAY -> days(device, question);
            case MONTH -> months(device, question);
            case REAL_TIME, MINUTE, DEVICE_HOUR, DEVICE_DAY ->
                observations
                        .listNewest(device, question.st(), question.level().cn(), question.from(), question.to(), limit)
                        .stream()
                        .map(one -> sent(one, question))
                        .toList();
        };
    }

    private static RowView sent(Observation one, Question question) {
        List<CellView> cells = new ArrayList<>();
        for (String factor : question.factors()) {
            List<String> names = question.level().names(factor);
            one.values().stream()
                    .filter(value -> names.contains(value.name()))
                    .findFirst()
                    .ifPresent(value -> cells.add(new CellView(
                            factor,
                            value.number().map(number -> number.toPlainString()).orElse(null),
                            String.valueOf(value.mark()),
                            null)));
        }
        return new RowView(
                one.dataTime(),
                one.position().block(),
                one.position().place(),
                one.flags().stream().map(Enum::name).sorted().toList(),
                cells);
    }

    private List<RowView> hours(long device, Question question, int limit) {
        List<HourValue> hours = aggregates.newestHours(
                device, question.st(), question.factors(), question.from(), question.to(), limit);
        return counted(
                question,
                hours,
                HourValue::hour,
                HourValue::factor,
                hour -> new CellView(
                        hour.factor(),
                        JdbcReadings.plain(hour.mean(), hour.digits()),
                        word(hour.valid()),
                        hour.source().equals("uploaded") ? null : hour.validMinutes() + "/60"));
    }

    private List<RowView> days(long device, Question question) {
        List<DayValue> days = aggregates.days(
                device,
                question.st(),
                Zone.dayOf(question.from()),
                Zone.dayOf(question.to().minusMillis(1)).plusDays(1));
        return counted(
                question,
                days,
                day -> Zone.startOf(day.day()),
                DayValue::factor,
                day -> new CellView(
                        day.factor(),
                        JdbcReadings.plain(day.mean(), day.digits()),
                        word(day.valid()),
                        (day.rule() == null ? day.receivedHours() : day.validHours()) + "/24"));
    }

    private List<RowView> months(long device, Question question) {
        List<MonthValue> months = aggregates.months(
                device,
                question.st(),
                YearMonth.from(Zone.dayOf(question.from())),
                YearMonth.from(Zone.dayOf(question.to().minusMillis(1))).plusMonths(1));
        return counted(
                question,
                months,
                month -> Zone.startOf(first(month)),
                MonthValue::factor,
                month -> new CellView(
                        month.factor(),
                        JdbcReadings.plain(month.mean(), month.digits()),
                        word(month.valid()),
                        (month.rule() == null ? month.receivedDays() : month.validDays()) + "/"
                                + month.month().lengthOfMonth()));
    }

    private static LocalDate first(MonthValue month) {
        return month.month().atDay(1);
    }

    private static <T> List<RowView> counted(
            Question question,
            List<T> values,
            Function<T, Instant> time,
            Function<T, String> factor,
            Function<T, CellView> cell) {
        Map<Instant, Map<String, CellView>> rows = new TreeMap<>(Comparator.reverseOrder());
        for (T value : values) {
            if (question.factors().contains(factor.apply(value))) {
                rows.computeIfAbsent(time.apply(value), _ -> new TreeMap<>())
                        .put(factor.apply(value), cell.apply(value));
            }
        }
        return rows.entrySet().stream()
                .map(row -> new RowView(
                        row.getKey(),
                        null,
                        null,
                        List.of(),
                        List.copyOf(row.getValue().values())))
                .toList();
    }

    private static @Nullable String word(@Nullable Boolean valid) {
        return valid == null ? null : valid ? "valid" : "invalid";
    }
}
