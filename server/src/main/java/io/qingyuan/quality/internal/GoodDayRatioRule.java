package io.qingyuan.quality.internal;

import io.qingyuan.quality.QualityProblem;
import io.qingyuan.receipts.Canonical;
import io.qingyuan.receipts.Inputs;
import io.qingyuan.receipts.Outcome;
import io.qingyuan.rules.JavaRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The share of good days (优良天数比例) of a period: days with an index up to 100 of the days with an index. */
@Component
class GoodDayRatioRule implements JavaRule {
    static final String ID = "quality.good-day-ratio";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public int revision() {
        return 1;
    }

    @Override
    public Outcome apply(Inputs inputs, Canonical parameters) {
        List<AirDayResult> days = RuleDays.of(inputs, parameters);
        PeriodFigures figures = PeriodFigures.of(days, parameters);
        Map<String, Object> further = new LinkedHashMap<>();
        further.put("goodDays", figures.goodDays());
        further.put("validDays", figures.validDays());
        further.put("daysWithRows", days.size());
        further.put("editions", figures.editions());
        return figures.goodDayRatio()
                .map(ratio -> Outcome.number(ratio, "%", further))
                .orElseGet(() -> Outcome.fault(QualityProblem.NO_VALID_DAY.code(), further));
    }
}
