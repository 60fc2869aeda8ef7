package io.qingyuan.cockpit.internal;

import io.qingyuan.identity.Permit;
import io.qingyuan.identity.Verb;
import io.qingyuan.plan.Plans;
import io.qingyuan.time.AsOf;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/cockpit")
class CockpitController {

    private final Cockpit cockpit;
    private final Plans plans;

    CockpitController(Cockpit cockpit, Plans plans) {
        this.cockpit = cockpit;
        this.plans = plans;
    }

    /** Where the plan stands in a year. */
    @GetMapping
    @Permit(kind = "cockpit.view", verb = Verb.READ)
    CockpitView view(@RequestParam @Nullable String plan, @RequestParam @Nullable Integer year, AsOf asOf) {
        return cockpit.view(plans.pick(asOf, plan, year), plans.year(year), asOf);
    }
}
