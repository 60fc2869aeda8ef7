package io.qingyuan.identity.internal;

import io.qingyuan.identity.Area;
import io.qingyuan.identity.AreaId;
import io.qingyuan.identity.Organisation;
import io.qingyuan.identity.Permit;
import io.qingyuan.identity.PostId;
import io.qingyuan.identity.Role;
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
import org.springframework.web.bind.annotation.RestController;

/** Areas, units and posts for lists to choose from. */
@RestController
class OrganisationController {

    private static final String KIND = "identity.organisation";

    private final Organisation organisation;

    OrganisationController(Organisation organisation) {
        this.organisation = organisation;
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

    private static AreaView view(Area area) {
        return new AreaView(area.id(), area.title(), area.kind(), area.code(), area.parent());
    }

    private static UnitView view(Unit unit) {
        return new UnitView(
                unit.id(), unit.title(), unit.kind(), unit.areas(), unit.memberOf(), unit.oneAdministrationWith());
    }
}
