package io.qingyuan.plan.internal.judgement;

import io.qingyuan.plan.internal.judgement.Reading.Achievement;
import io.qingyuan.receipts.Canonical;
import io.qingyuan.receipts.Inputs;
import io.qingyuan.receipts.Outcome;
import io.qingyuan.rules.JavaRule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * Judging as a rule with receipts. Its inputs by name, {@code <year>} being the year they are of:
 *
 * <ul>
 *   <li>{@code item}: the terms, see {@link JudgedItem}
 *   <li>{@code figure.<year>} or {@code figure.<year>.<unit>}: the receipt that says which value is judged
 *   <li>{@code doubt.<year>…}: a value that must not be judged before it is confirmed
 *   <li>{@code proof.<year>…}: the value whose document or files prove a state
 *   <li>{@code assigned.<year>}: a target assigned by the superior authority
 * </ul>
 */
@Component
public class JudgementRule implements JavaRule {

    public static final String ID = "plan.judgement";

    public static final String ITEM = "item";
    public static final String FIGURE = "figure";
    public static final String DOUBT = "doubt";
    public static final String PROOF = "proof";
    public static final String ASSIGNED = "assigned";
    public static final String YEAR = "year";

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
        JudgedItem item = JudgedItem.read(inputs.get(ITEM));
        int year = parameters.tree().get(YEAR).asInt();
        Named named = Named.of(inputs);
        SortedMap<Integer, Reading> readings = new TreeMap<>();
        named.years(FIGURE, DOUBT).forEach(y -> readings.put(y, reading(item, named, y)));
        SortedMap<Integer, Limit> assigned = new TreeMap<>();
        named.years(ASSIGNED).forEach(y -> assigned.put(y, Limit.read(inputs.get(ASSIGNED + "." + y))));
        return JudgementJson.write(Judge.judge(item.terms(), new Known(readings, assigned), year));
    }

    private static Reading reading(JudgedItem item, Named named, int year) {
        List<String> scopes = item.scopes().isEmpty() ? List.of("") : item.scopes();
        List<Outcome> figures = new ArrayList<>();
        for (String scope : scopes) {
            if (named.has(DOUBT, year, scope)) {
                return new Reading.Doubtful();
            }
            Optional<Outcome> figure = named.figure(year, scope);
            if (figure.isEmpty()) {
                return new Reading.Missing();
            }
            figures.add(figure.get());
        }
        if (item.terms().qualitative()) {
            Achievement achievement = figures.stream()
                    .map(figure -> achievement(figure.findState().orElseThrow()))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            return new Reading.Stated(achievement, scopes.stream().allMatch(scope -> named.has(PROOF, year, scope)));
        }
        Comparator<BigDecimal> worstFirst =
                item.terms().direction() == Direction.LOWER ? Comparator.reverseOrder() : Comparator.naturalOrder();
        return new Reading.Measured(figures.stream()
                .map(figure -> figure.findNumber().orElseThrow())
                .min(worstFirst)
                .orElseThrow());
    }

    private static Achievement achievement(String state) {
        return Achievement.valueOf(state.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** The inputs by what they are, year and unit. */
    private record Named(Inputs inputs, Map<String, SortedSet<Integer>> yearsByKind) {

        static Named of(Inputs inputs) {
            Map<String, SortedSet<Integer>> years = new HashMap<>();
            for (Inputs.Resolved resolved : inputs.all()) {
                String[] parts = resolved.input().name().split("\\.", 3);
                if (parts.length > 1) {
                    years.computeIfAbsent(parts[0], _ -> new TreeSet<>()).add(Integer.valueOf(parts[1]));
                }
            }
            return new Named(inputs, years);
        }

        SortedSet<Integer> years(String... kinds) {
            SortedSet<Integer> years = new TreeSet<>();
            for (String kind : kinds) {
                years.addAll(yearsByKind.getOrDefault(kind, new TreeSet<>()));
            }
            return years;
        }

        boolean has(String kind, int year, String scope) {
            return inputs.find(inputName(kind, year, scope)).isPresent();
        }

        Optional<Outcome> figure(int year, String scope) {
            return inputs.findOutcome(inputName(FIGURE, year, scope));
        }
    }

    /** Names the input of a kind for a year and, where units report for themselves, a unit. */
    public static String inputName(String kind, int year, String scope) {
        return scope.isEmpty() ? kind + "." + year : kind + "." + year + "." + scope;
    }
}
