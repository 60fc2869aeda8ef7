package io.qingyuan.identity.internal;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.AreaId;
import io.qingyuan.identity.Decision;
import io.qingyuan.identity.Permit;
import io.qingyuan.identity.Policy;
import io.qingyuan.identity.Relation;
import io.qingyuan.identity.Role;
import io.qingyuan.identity.Rule;
import io.qingyuan.identity.RuleSource;
import io.qingyuan.identity.Thing;
import io.qingyuan.identity.UnitId;
import io.qingyuan.identity.Verb;
import io.qingyuan.sheets.SheetNote;
import io.qingyuan.sheets.Sheets;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Why something is or is not permitted. */
@RestController
@RequestMapping("/api/policy")
class PolicyController {

    private static final String KIND = "policy.explanation";

    private final Policy policy;
    private final ActColumns columns;
    private final ObjectProvider<RuleSource> sources;
    private final Clock clock;

    PolicyController(Policy policy, ActColumns columns, ObjectProvider<RuleSource> sources, Clock clock) {
        this.policy = policy;
        this.columns = columns;
        this.sources = sources;
        this.clock = clock;
    }

    record RuleView(String kind, Verb verb, @Nullable Role role, Relation relation, String source) {
        static RuleView of(Rule rule) {
            return new RuleView(rule.kind(), rule.verb(), rule.role(), rule.relation(), rule.source());
        }
    }

    /**
     * Why an act is allowed or not.
     *
     * @param rule what allowed it
     * @param through the unit of the post that the rule looked at
     * @param reason why it was denied
     * @param considered rules that allow it to others or for other things
     */
    record Explanation(
            boolean allowed,
            @Nullable RuleView rule,
            @Nullable UnitId through,
            Decision.@Nullable Reason reason,
            List<RuleView> considered) {}

    /** What the answer to "may I?" is. */
    enum Answer {
        YES,
        /** For some things only, such as those of one's own unit. */
        PARTLY,
        NO;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * An act and whether it is allowed.
     *
     * @param title what a pack calls the kind; null for a kind of the software, which pages name themselves
     * @param somewhere whether it is allowed for at least some things, such as those of one's own unit
     */
    record ActView(String kind, @Nullable String title, Verb verb, boolean somewhere, Explanation explanation) {

        String act() {
            return kind + ":" + verb;
        }

        Answer answer() {
            return explanation.allowed() ? Answer.YES : somewhere ? Answer.PARTLY : Answer.NO;
        }
    }

    @GetMapping("/explain")
    @Permit(kind = KIND, verb = Verb.READ)
    Explanation explain(
            Actor actor,
            @RequestParam String kind,
            @RequestParam Verb verb,
            @RequestParam @Nullable String unit,
            @RequestParam @Nullable String area,
            @RequestParam @Nullable String id) {
        Thing thing = Thing.of(kind)
                .id(id)
                .unit(unit == null ? null : new UnitId(unit))
                .area(area == null ? null : new AreaId(area));
        return explanation(policy.decide(actor, verb, thing));
    }

    /** Why each act of the policy is allowed or not, for the things of a unit or, without one, for things of nobody. */
    @GetMapping("/acts")
    @Permit(kind = KIND, verb = Verb.READ)
    List<ActView> acts(Actor actor, @RequestParam @Nullable String unit) {
        UnitId owner = unit == null || unit.isBlank() ? null : new UnitId(unit);
        return policy.acts().stream()
                .map(act -> {
                    int colon = act.lastIndexOf(':');
                    String kind = act.substring(0, colon);
                    Verb verb = Verb.valueOf(act.substring(colon + 1));
                    return new ActView(
                            kind,
                            title(kind, actor.language()),
                            verb,
                            policy.somewhere(actor, verb, kind),
                            explanation(
                                    policy.decide(actor, verb, Thing.of(kind).unit(owner))));
                })
                .toList();
    }

    /**
     * The same as a workbook.
     *
     * @param act only this one, as {@code plan.target:WRITE}
     */
    @GetMapping("/acts/export.xlsx")
    @Permit(kind = KIND, verb = Verb.READ)
    void export(
            Actor actor,
            @RequestParam @Nullable String unit,
            @RequestParam @Nullable String act,
            @RequestParam @Nullable Answer answer,
            HttpServletResponse response)
            throws IOException {
        boolean english = actor.language().getLanguage().equals("en");
        SheetNote note = SheetNote.of("我能办什么", "What I may do", clock.instant(), actor.name())
                .filter(english ? "Of which unit" : "哪个单位的", unit)
                .filter(english ? "Act" : "办理", act)
                .filter(english ? "Answer" : "结论", answer == null ? null : columns.answer(answer, actor.language()));
        Sheets.send(
                response,
                actor.language(),
                note,
                columns.of(actor),
                acts(actor, unit).stream()
                        .filter(each -> act == null || act.isBlank() || act.equals(each.act()))
                        .filter(each -> answer == null || answer == each.answer()));
    }

    private @Nullable String title(String kind, Locale language) {
        return sources.stream()
                .map(source -> source.title(kind, language))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static Explanation explanation(Decision decision) {
        return switch (decision) {
            case Decision.Allowed allowed -> {
                var through = allowed.through();
                yield new Explanation(
                        true, RuleView.of(allowed.rule()), through == null ? null : through.unit(), null, List.of());
            }
            case Decision.Denied denied ->
                new Explanation(
                        false,
                        null,
                        null,
                        denied.reason(),
                        denied.considered().stream().map(RuleView::of).toList());
        };
    }
}
