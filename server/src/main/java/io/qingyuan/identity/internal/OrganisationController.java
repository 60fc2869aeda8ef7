package io.qingyuan.identity.internal;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Area;
import io.qingyuan.identity.AreaId;
import io.qingyuan.identity.Decision;
import io.qingyuan.identity.Organisation;
import io.qingyuan.identity.Permit;
import io.qingyuan.identity.Policy;
import io.qingyuan.identity.PostId;
import io.qingyuan.identity.Relation;
import io.qingyuan.identity.Role;
import io.qingyuan.identity.Rule;
import io.qingyuan.identity.Thing;
import io.qingyuan.identity.Title;
import io.qingyuan.identity.Unit;
import io.qingyuan.identity.UnitId;
import io.qingyuan.identity.Verb;
import io.qingyuan.time.AsOf;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Areas, units and posts for lists to choose from, and why something is or is not permitted. */
@RestController
class OrganisationController {

    private static final String KIND = "identity.organisation";

    private final Organisation organisation;
    private final Policy policy;

    OrganisationController(Organisation organisation, Policy policy) {
        this.organisation = organisation;
        this.policy = policy;
    }

    record AreaView(
            AreaId id,
            Title title,
            String kind,
            @Nullable String code,
            @Nullable AreaId parent) {}

    record UnitView(
            UnitId id,
            Title title,
            String kind,
            Set<AreaId> areas,
            Set<UnitId> memberOf,
            @Nullable UnitId oneAdministrationWith) {}

    record PostView(PostId id, Title title, UnitId unit, Title unitTitle, Set<Role> roles) {}

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

    /**
     * An act and whether it is allowed.
     *
     * @param somewhere whether it is allowed for at least some things, such as those of one's own unit
     */
    record ActView(String kind, Verb verb, boolean somewhere, Explanation explanation) {}

    @GetMapping("/api/identity/areas")
    @Permit(kind = KIND, verb = Verb.READ)
    List<AreaView> areas(AsOf asOf) {
        return organisation.areas(asOf).values().stream()
                .map(OrganisationController::view)
                .toList();
    }

    @GetMapping("/api/identity/units")
    @Permit(kind = KIND, verb = Verb.READ)
    List<UnitView> units(AsOf asOf) {
        return organisation.units(asOf).values().stream()
                .map(OrganisationController::view)
                .toList();
    }

    @GetMapping("/api/identity/posts")
    @Permit(kind = KIND, verb = Verb.READ)
    List<PostView> posts(AsOf asOf) {
        Map<UnitId, Unit> units = organisation.units(asOf);
        return organisation.posts(asOf).values().stream()
                .map(post -> {
                    Unit unit = units.get(post.unit());
                    Title unitTitle = unit == null ? Title.of(post.unit().value(), null) : unit.title();
                    return new PostView(post.id(), post.title(), post.unit(), unitTitle, post.roles());
                })
                .toList();
    }

    @GetMapping("/api/policy/explain")
    @Permit(kind = "policy.explanation", verb = Verb.READ)
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
    @GetMapping("/api/policy/acts")
    @Permit(kind = "policy.explanation", verb = Verb.READ)
    List<ActView> acts(Actor actor, @RequestParam @Nullable String unit) {
        UnitId owner = unit == null ? null : new UnitId(unit);
        return policy.acts().stream()
                .map(act -> {
                    int colon = act.lastIndexOf(':');
                    String kind = act.substring(0, colon);
                    Verb verb = Verb.valueOf(act.substring(colon + 1));
                    return new ActView(
                            kind,
                            verb,
                            policy.somewhere(actor, verb, kind),
                            explanation(
                                    policy.decide(actor, verb, Thing.of(kind).unit(owner))));
                })
                .toList();
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

    private static AreaView view(Area area) {
        return new AreaView(area.id(), area.title(), area.kind(), area.code(), area.parent());
    }

    private static UnitView view(Unit unit) {
        return new UnitView(
                unit.id(), unit.title(), unit.kind(), unit.areas(), unit.memberOf(), unit.oneAdministrationWith());
    }
}
