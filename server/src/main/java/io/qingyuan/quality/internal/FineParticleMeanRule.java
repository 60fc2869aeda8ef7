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

/** The mean PM2.5 concentration of a period: the mean of its valid days, with the decimals of the edition at its end. */
@Component
class FineParticleMeanRule implements JavaRule {
    static final String ID = "quality.pm25-mean";

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
        further.put("validDays", figures.fineParticleDays());
        further.put("daysWithRows", days.size());
        further.put("evaluation", figures.evaluationEdition());
        further.put("decimals", figures.decimalsVerified());
        return figures.fineParticleMean()
                .map(mean -> Outcome.number(mean, "ug/m3", further))
                .orElseGet(() -> Outcome.fault(QualityProblem.NO_VALID_DAY.code(), further));
    }
}
