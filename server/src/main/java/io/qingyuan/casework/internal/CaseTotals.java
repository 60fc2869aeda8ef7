package io.qingyuan.casework.internal;

import io.qingyuan.casework.CaseId;
import io.qingyuan.casework.CaseProblem;
import io.qingyuan.casework.internal.CaseBodies.TotalBody;
import io.qingyuan.casework.internal.CaseBodies.TotalLine;
import io.qingyuan.casework.internal.procedure.Procedure;
import io.qingyuan.casework.internal.procedure.Procedure.Total;
import io.qingyuan.casework.internal.procedure.Variables;
import io.qingyuan.fields.Field;
import io.qingyuan.fields.FieldKind;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Policy;
import io.qingyuan.identity.Verb;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.time.Zone;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Counts and sums over the cases of a procedure that the reader may read whole; cancelled ones do not count. */
@Component
class CaseTotals {

    private final JdbcCases cases;
    private final JdbcSteps steps;
    private final Procedures procedures;
    private final CaseWords words;
    private final Policy policy;
    private final Clock clock;

    CaseTotals(JdbcCases cases, JdbcSteps steps, Procedures procedures, CaseWords words, Policy policy, Clock clock) {
        this.cases = cases;
        this.steps = steps;
        this.procedures = procedures;
        this.words = words;
        this.policy = policy;
        this.clock = clock;
    }

    private static final class Sum {
        private long count;
        private final List<BigDecimal> sums = new ArrayList<>();
    }

    TotalBody total(Actor actor, String procedureId, String totalId, Locale locale) {
        Procedure procedure = procedures.inForce(procedureId);
        Total total = procedure.totals().stream()
                .filter(one -> one.id().equals(totalId))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        CaseProblem.NO_TOTAL, procedure.title().in(locale), totalId));
        LocalDate today = Zone.dayOf(clock.instant());
        Map<CaseId, List<StepRow>> all = steps.ofProcedure(procedureId);
        Map<List<String>, Sum> lines = new TreeMap<>(CaseTotals::compare);
        for (CaseRow row : cases.ofProcedure(procedureId)) {
            if (row.state() == CaseState.CANCELLED || !policy.allows(actor, Verb.READ, row.thing())) {
                continue;
            }
            CaseValues values = new CaseValues(procedure, all.getOrDefault(row.id(), List.of()));
            if (total.when() != null && !CaseValues.holds(total.when(), values.known(today, 0))) {
                continue;
            }
            Sum line = lines.computeIfAbsent(
                    total.by().stream()
                            .map(by -> group(procedure, by, values, locale))
                            .toList(),
                    _ -> new Sum());
            line.count++;
            for (int i = 0; i < total.sums().size(); i++) {
                BigDecimal value = value(total.sums().get(i), values);
                if (line.sums.size() <= i) {
                    line.sums.add(value);
                } else {
                    line.sums.set(i, line.sums.get(i).add(value));
                }
            }
        }
        return new TotalBody(
                total.title().in(locale),
                total.by().stream().map(by -> title(procedure, by, locale)).toList(),
                total.sums().stream().map(sum -> title(procedure, sum, locale)).toList(),
                lines.entrySet().stream()
                        .map(line ->
                                new TotalLine(line.getKey(), line.getValue().count, List.copyOf(line.getValue().sums)))
                        .toList());
    }

    private static int compare(List<String> one, List<String> other) {
        for (int i = 0; i < one.size(); i++) {
            int order = one.get(i).compareTo(other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /** A date counts by its year. */
    private String group(Procedure procedure, String by, CaseValues values, Locale locale) {
        Field field = procedure.field(by).orElseThrow();
        if (field.kind() instanceof FieldKind.Day) {
            return values.day(by).map(day -> Integer.toString(day.getYear())).orElse("—");
        }
        String text = words.text(field, values.value(by), locale);
        return text.isEmpty() ? "—" : text;
    }

    private static BigDecimal value(String sum, CaseValues values) {
        int dot = sum.indexOf('.');
        if (dot >= 0) {
            return Variables.sum(values.value(sum.substring(0, dot)), sum.substring(dot + 1));
        }
        JsonNode value = values.value(sum);
        return value == null ? BigDecimal.ZERO : new BigDecimal(value.asString());
    }

    private static String title(Procedure procedure, String path, Locale locale) {
        int dot = path.indexOf('.');
        Field field = procedure.field(dot < 0 ? path : path.substring(0, dot)).orElseThrow();
        if (dot >= 0 && field.kind() instanceof FieldKind.Rows rows) {
            field = rows.fields().find(path.substring(dot + 1)).orElseThrow();
        }
        String unit = field.kind().unit(locale);
        return field.title().in(locale) + (unit == null ? "" : " (" + unit + ")");
    }
}
