package io.qingyuan.identity.internal;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Role;
import io.qingyuan.identity.internal.PolicyController.ActView;
import io.qingyuan.identity.internal.PolicyController.Answer;
import io.qingyuan.identity.internal.PolicyController.RuleView;
import io.qingyuan.sheets.Column;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The columns of the exported list of acts, in the words of the page. */
@Component
class ActColumns {

    private final MessageSource texts;

    ActColumns(MessageSource texts) {
        this.texts = texts;
    }

    List<Column<ActView>> of(Actor actor) {
        Locale locale = actor.language();
        return List.of(
                Column.<ActView>of("事项", "Thing", act -> kind(act, locale)).wide(28),
                Column.of("办理", "Act", act -> text(locale, "verb." + act.verb())),
                Column.of("结论", "Answer", act -> answer(act.answer(), locale)),
                Column.<ActView>of("依据", "Why", act -> why(actor, act)).wide(60),
                Column.<ActView>of(
                                "规则",
                                "Rules",
                                act -> rules(act).stream()
                                        .map(RuleView::source)
                                        .distinct()
                                        .collect(Collectors.joining(" ")))
                        .wide(36));
    }

    String answer(Answer answer, Locale locale) {
        return text(locale, "answer." + answer.word());
    }

    /** What it is called; by its code where a table speaks of something without a name. */
    private @Nullable String kind(ActView act, Locale locale) {
        return act.title() != null
                ? act.title()
                : texts.getMessage("right.kind." + act.kind(), null, act.kind(), locale);
    }

    private static List<RuleView> rules(ActView act) {
        RuleView rule = act.explanation().rule();
        return rule == null ? act.explanation().considered() : List.of(rule);
    }

    /** What the answer rests on, in one sentence. */
    private String why(Actor actor, ActView act) {
        Locale locale = actor.language();
        RuleView rule = act.explanation().rule();
        if (rule != null) {
            String whose = text(locale, "relation." + rule.relation());
            return rule.role() == null
                    ? text(locale, "why.everybody", whose)
                    : text(locale, "why.yes", role(rule, locale), whose);
        }
        List<RuleView> mine = act.explanation().considered().stream()
                .filter(each -> each.role() == null || actor.has(each.role()))
                .toList();
        return act.somewhere() && !mine.isEmpty()
                ? text(
                        locale,
                        "why.partly",
                        joined(mine, locale, each -> role(each, locale)),
                        joined(mine, locale, each -> text(locale, "relation." + each.relation())))
                : text(locale, "why.no", joined(act.explanation().considered(), locale, each -> role(each, locale)));
    }

    private String role(RuleView rule, Locale locale) {
        Role role = rule.role();
        return text(locale, role == null ? "everybody" : "role." + role);
    }

    private static String joined(List<RuleView> rules, Locale locale, Function<RuleView, String> part) {
        return rules.stream()
                .map(part)
                .distinct()
                .collect(Collectors.joining(locale.getLanguage().equals("en") ? ", " : "、"));
    }

    private String text(Locale locale, String key, Object... values) {
        return texts.getMessage("right." + key, values, locale);
    }
}
