package io.qingyuan.quality.internal;

import io.qingyuan.quality.QualityProblem;
import io.qingyuan.receipts.Canonical;
import io.qingyuan.receipts.Inputs;
import io.qingyuan.receipts.Outcome;
import io.qingyuan.rules.JavaRule;
import io.qingyuan.standards.air.AqiOutcome;
import io.qingyuan.standards.air.Pollutant;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The air quality index of one day of a station or an area, by the edition in force on it. */
@Component
class AirDayRule implements JavaRule {
    static final String ID = "quality.air-day";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public int revision() {
        return DayEvaluation.REVISION;
    }

    @Override
    public Outcome apply(Inputs inputs, Canonical parameters) {
        List<AirDayResult> days = RuleDays.of(inputs, parameters);
        if (days.isEmpty()) {
            return Outcome.fault(QualityProblem.NO_DAY.code(), Map.of());
        }
        AirDayResult day = days.getFirst();
        Map<String, Object> further = new LinkedHashMap<>();
        further.put("day", day.day());
        further.put("edition", day.edition());
        Map<String, Object> values = new LinkedHashMap<>();
        day.values().forEach((pollutant, value) -> values.put(pollutant.symbol(), value));
        further.put("values", values);
        further.put("points", day.points());
        further.put("individual", individual(day.outcome()));
        return switch (day.outcome()) {
            case AqiOutcome.Index index -> {
                further.put("level", index.level().level());
                further.put("category", index.level().categoryZh());
                further.put(
                        "primary",
                        index.primary().stream().map(Pollutant::symbol).toList());
                yield Outcome.number(BigDecimal.valueOf(index.aqi()), "AQI", further);
            }
            case AqiOutcome.NotAvailable none -> {
                further.put("reason", none.reason());
                yield Outcome.fault(QualityProblem.NO_INDEX.code(), further);
            }
        };
    }

    private static Map<String, Object> individual(AqiOutcome outcome) {
        Map<String, Object> individual = new LinkedHashMap<>();
        outcome.individual().forEach((pollutant, index) -> individual.put(pollutant.symbol(), index));
        return individual;
    }
}
