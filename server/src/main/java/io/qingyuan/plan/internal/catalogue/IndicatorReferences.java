package io.qingyuan.plan.internal.catalogue;

import io.qingyuan.fields.ReferenceKind;
import io.qingyuan.fields.ReferenceTarget;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Title;
import io.qingyuan.plan.Indicator;
import io.qingyuan.plan.PlanModel;
import io.qingyuan.plan.Plans;
import io.qingyuan.time.AsOf;
import io.qingyuan.time.Clamp;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Indicators (指标) as something to refer to: those of the plan in force are chosen, those of every plan are known by name. */
@Component
class IndicatorReferences implements ReferenceKind {

    private final Plans plans;
    private final Clamp clamp;

    IndicatorReferences(Plans plans, Clamp clamp) {
        this.plans = plans;
        this.clamp = clamp;
    }

    @Override
    public String kind() {
        return "indicator";
    }

    @Override
    public Map<String, Title> titles(ReferenceTarget target, Collection<String> ids) {
        Map<String, Title> titles = new HashMap<>();
        plans.list(clamp.now()).stream()
                .flatMap(IndicatorReferences::indicators)
                .filter(indicator -> ids.contains(indicator.id()))
                .forEach(indicator -> titles.put(indicator.id(), title(indicator)));
        return titles;
    }

    @Override
    public List<Choice> search(Actor actor, ReferenceTarget target, String words, int limit) {
        AsOf now = clamp.now();
        String wanted = words.strip().toLowerCase(Locale.ROOT);
        return plans.list(now).isEmpty()
                ? List.of()
                : indicators(plans.current(now))
                        .filter(indicator -> indicator.title().preferChinese().contains(wanted)
                                || indicator
                                        .title()
                                        .preferEnglish()
                                        .toLowerCase(Locale.ROOT)
                                        .contains(wanted))
                        .map(indicator -> new Choice(indicator.id(), title(indicator)))
                        .limit(limit)
                        .toList();
    }

    private static Stream<Indicator> indicators(PlanModel plan) {
        return plan.indicators().stream();
    }

    private static Title title(Indicator indicator) {
        return Title.of(indicator.title().preferChinese(), indicator.title().preferEnglish());
    }
}
