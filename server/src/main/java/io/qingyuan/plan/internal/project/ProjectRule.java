package io.qingyuan.plan.internal.project;

import io.qingyuan.receipts.Canonical;
import io.qingyuan.receipts.Inputs;
import io.qingyuan.receipts.Outcome;
import io.qingyuan.rules.JavaRule;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * How a project stands. Inputs: {@code asked} period, money and quantities of the table, {@code allowance} what is let
 * pass, {@code reports} the monthly reports, {@code money} the rows by year and source. Parameter {@code month}.
 */
@Component
class ProjectRule implements JavaRule {

    static final String ID = "plan.project";
    static final String ASKED = "asked";
    static final String ALLOWANCE = "allowance";
    static final String REPORTS = "reports";
    static final String MONEY = "money";
    static final String MONTH = "month";

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
        List<Built> reports = new ArrayList<>();
        inputs.get(REPORTS).forEach(json -> reports.add(ProjectJson.built(json)));
        List<Spent> money = new ArrayList<>();
        inputs.get(MONEY).forEach(json -> money.add(ProjectJson.spent(json)));
        return outcome(Assessor.assess(
                ProjectJson.project(inputs.get(ASKED)),
                reports,
                money,
                YearMonth.parse(parameters.tree().get(MONTH).asString()),
                ProjectJson.allowance(inputs.get(ALLOWANCE))));
    }

    private static Outcome outcome(Standing standing) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("reason", standing.reason().code());
        YearMonth reportedFor = standing.reportedFor();
        ProjectJson.put(json, "reported_for", reportedFor == null ? null : reportedFor.toString());
        ProjectJson.put(json, "built_percent", standing.builtPercent());
        json.put("time_percent", standing.timePercent());
        json.put("done", standing.done());
        json.put("arranged", standing.money().arranged());
        json.put("paid", standing.money().paid());
        ProjectJson.put(json, "split", standing.money().split());
        ProjectJson.put(json, "arranged_percent", standing.money().arrangedPercent());
        ProjectJson.put(json, "paid_percent", standing.money().paidPercent());
        json.put("warnings", standing.warnings().stream().map(Warning::code).toList());
        return Outcome.state(standing.state().code(), json);
    }
}
