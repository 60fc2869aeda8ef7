package io.qingyuan.quality.internal;

import io.qingyuan.standards.Rounding;
import io.qingyuan.standards.air.AirEvaluation;
import io.qingyuan.standards.air.AqiOutcome;
import io.qingyuan.standards.air.Concentrations;
import io.qingyuan.standards.air.DayHours;
import io.qingyuan.standards.air.DayValue;
import io.qingyuan.standards.air.Pollutant;
import io.qingyuan.standards.air.Scaled;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates days of air quality: of a station from its hours, of an area from its stations or from a published day. This
 * is revision {@value #REVISION} of the rule; what it gives for the same rows never changes.
 */
final class DayEvaluation {
    static final int REVISION = 1;

    private final AirStandards standards;

    DayEvaluation(AirStandards standards) {
        this.standards = standards;
    }

    /** A day of a station: daily means need 20 hours, ozone its 8-hour windows; the index is that of the edition. */
    AirDayResult ofHours(LocalDate day, DayHours hours) {
        AirEvaluation evaluation = standards.evaluation(day);
        Map<Pollutant, BigDecimal> values = new EnumMap<>(Pollutant.class);
        List<Integer> present = new ArrayList<>();
        for (Pollutant pollutant : Pollutant.INDEXED) {
            DayValue value = evaluation.day(pollutant, hours);
            present.add(value.present());
            if (value instanceof DayValue.Valid valid) {
                values.put(pollutant, valid.value());
            }
        }
        long ozone = hours.max(Pollutant.O3);
        BigDecimal ozoneHour = ozone == Scaled.MISSING
                ? null
                : Scaled.toDecimal(ozone, evaluation.decimals(Pollutant.O3, AirEvaluation.Precision.RAW));
        return result(day, values, present, 1, ozoneHour);
    }

    /** A day of an area: each pollutant the mean over the points that have a value, the index of these means. */
    AirDayResult ofPoints(LocalDate day, List<AirDayResult> points) {
        AirEvaluation evaluation = standards.evaluation(day);
        Map<Pollutant, BigDecimal> values = new EnumMap<>(Pollutant.class);
        List<Integer> present = new ArrayList<>();
        for (Pollutant pollutant : Pollutant.INDEXED) {
            List<BigDecimal> ofPoints = points.stream()
                    .flatMap(point -> point.find(pollutant).stream())
                    .toList();
            present.add(ofPoints.size());
            if (!ofPoints.isEmpty()) {
                values.put(pollutant, evaluation.cityMean(pollutant, ofPoints));
            }
        }
        return result(day, values, present, points.size(), null);
    }

    /** A published day of an area: its concentrations rounded as the edition asks, the index of these. */
    AirDayResult ofPublished(LocalDate day, List<@Nullable String> published) {
        AirEvaluation evaluation = standards.evaluation(day);
        Map<Pollutant, BigDecimal> values = new EnumMap<>(Pollutant.class);
        List<Integer> present = new ArrayList<>();
        for (Pollutant pollutant : Pollutant.INDEXED) {
            String digits = published.get(pollutant.slot());
            present.add(digits == null ? 0 : 1);
            if (digits != null) {
                values.put(
                        pollutant,
                        Rounding.round(
                                new BigDecimal(digits), evaluation.decimals(pollutant, AirEvaluation.Precision.RAW)));
            }
        }
        return result(day, values, present, 0, null);
    }

    private AirDayResult result(
            LocalDate day,
            Map<Pollutant, BigDecimal> values,
            List<Integer> present,
            int points,
            @Nullable BigDecimal ozoneHour) {
        AqiOutcome outcome = standards.index(day).day(Concentrations.of(values), ozoneHour);
        String edition = standards.index(day).edition().standard().toString();
        return new AirDayResult(day, edition, values, present, points, outcome);
    }
}
