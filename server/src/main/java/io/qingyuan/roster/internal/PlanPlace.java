package io.qingyuan.roster.internal;

import io.qingyuan.identity.AreaId;
import io.qingyuan.identity.Place;
import io.qingyuan.identity.Title;
import io.qingyuan.packs.PackActivations;
import io.qingyuan.packs.PackContent;
import io.qingyuan.packs.PackItem;
import io.qingyuan.packs.Packs;
import io.qingyuan.time.Zone;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The place and the years of the active plan. */
@Component
class PlanPlace implements Place {

    private final Packs packs;
    private final PackActivations activations;
    private final Clock clock;

    PlanPlace(Packs packs, PackActivations activations, Clock clock) {
        this.packs = packs;
        this.activations = activations;
        this.clock = clock;
    }

    @Override
    public @Nullable Title title() {
        PackContent content = packs.active();
        return plan(content)
                .flatMap(plan -> content.items("areas.yaml", "areas").stream()
                        .filter(area -> area.id().equals(plan.string("area")))
                        .findFirst())
                .map(OrganisationPacks::title)
                .orElse(null);
    }

    @Override
    public @Nullable AreaId area() {
        return plan(packs.active()).map(plan -> new AreaId(plan.string("area"))).orElse(null);
    }

    /** From the base year to this year: figures may be entered for each of them. */
    @Override
    public List<Integer> years() {
        int thisYear = Zone.dayOf(clock.instant()).getYear();
        return plan(packs.active())
                .map(plan -> plan.integer("base_year"))
                .map(first -> IntStream.rangeClosed(first, thisYear)
                        .mapToObj(year -> thisYear - (year - first))
                        .toList())
                .orElse(List.of());
    }

    @Override
    public boolean sampleData() {
        return activations.hasSample();
    }

    private static Optional<PackItem> plan(PackContent content) {
        return content.find("plan/plan.yaml")
                .flatMap(document -> document.item().find("plan"));
    }
}
