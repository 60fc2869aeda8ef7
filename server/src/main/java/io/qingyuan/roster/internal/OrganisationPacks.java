package io.qingyuan.roster.internal;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Area;
import io.qingyuan.identity.AreaChange;
import io.qingyuan.identity.AreaId;
import io.qingyuan.identity.Organisation;
import io.qingyuan.identity.Post;
import io.qingyuan.identity.PostId;
import io.qingyuan.identity.Role;
import io.qingyuan.identity.Title;
import io.qingyuan.identity.Unit;
import io.qingyuan.identity.UnitId;
import io.qingyuan.packs.PackConsumer;
import io.qingyuan.packs.PackContent;
import io.qingyuan.packs.PackImpact;
import io.qingyuan.packs.PackItem;
import io.qingyuan.packs.PackText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Takes areas, units and posts over at every activation, before modules that point at them. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
class OrganisationPacks implements PackConsumer {

    private final Organisation organisation;

    OrganisationPacks(Organisation organisation) {
        this.organisation = organisation;
    }

    /** Says which entries stay as people reorganised them, though the pack has them otherwise. */
    @Override
    public List<PackImpact> impact(PackContent before, PackContent after) {
        List<Title> kept = organisation.keptFrom(
                after.items("areas.yaml", "areas").stream()
                        .map(OrganisationPacks::area)
                        .toList(),
                units(after.items("units.yaml", "units")),
                after.items("posts.yaml", "posts").stream()
                        .map(OrganisationPacks::post)
                        .toList());
        if (kept.isEmpty()) {
            return List.of();
        }
        return List.of(new PackImpact(
                "identity",
                new PackText(
                        "个单位、区域或岗位已由机构、区划调整更改，保持调整后的状态，不按内容包改回："
                                + kept.stream().map(Title::zh).collect(Collectors.joining("、")),
                        "units, areas or posts were reorganised by people and stay as they are, whatever the pack says: "
                                + kept.stream()
                                        .map(title -> title.in(Locale.ENGLISH))
                                        .collect(Collectors.joining(", "))),
                kept.size(),
                false));
    }

    @Override
    public void activate(PackContent before, PackContent after) {
        List<PackItem> areas = after.items("areas.yaml", "areas");
        List<PackItem> units = after.items("units.yaml", "units");
        organisation.load(
                Actor.system(),
                areas.stream().map(OrganisationPacks::area).toList(),
                changes(areas),
                units(units),
                after.items("posts.yaml", "posts").stream()
                        .map(OrganisationPacks::post)
                        .toList());
    }

    static Title title(PackItem item) {
        PackText text = item.text("title");
        return Title.of(text.preferChinese(), text.en());
    }

    private static Area area(PackItem item) {
        return new Area(
                new AreaId(item.id()),
                title(item),
                item.string("kind"),
                item.findString("code").orElse(null),
                item.findString("parent").map(AreaId::new).orElse(null),
                from(item),
                to(item));
    }

    /** From {@code succeeds}: one into several is a split, several into one a merger, one into one a new name. */
    private static List<AreaChange> changes(List<PackItem> areas) {
        Map<String, Integer> successors = new HashMap<>();
        areas.forEach(area -> area.strings("succeeds").forEach(old -> successors.merge(old, 1, Integer::sum)));
        List<AreaChange> changes = new ArrayList<>();
        for (PackItem area : areas) {
            List<String> former = area.strings("succeeds");
            for (String old : former) {
                AreaChange.Kind kind = former.size() > 1
                        ? AreaChange.Kind.MERGE
                        : successors.getOrDefault(old, 0) > 1 ? AreaChange.Kind.SPLIT : AreaChange.Kind.RENAME;
                changes.add(new AreaChange(new AreaId(old), new AreaId(area.id()), kind, from(area)));
            }
        }
        return changes;
    }

    private static List<Unit> units(List<PackItem> items) {
        Map<String, Set<UnitId>> groups = new HashMap<>();
        for (PackItem item : items) {
            for (String member : item.strings("members")) {
                groups.computeIfAbsent(member, _ -> new HashSet<>()).add(new UnitId(item.id()));
            }
        }
        return items.stream()
                .map(item -> new Unit(
                        new UnitId(item.id()),
                        title(item),
                        item.string("kind"),
                        item.strings("areas").stream().map(AreaId::new).collect(Collectors.toSet()),
                        groups.getOrDefault(item.id(), Set.of()),
                        item.findString("one_administration_with")
                                .map(UnitId::new)
                                .orElse(null),
                        from(item),
                        to(item)))
                .toList();
    }

    private static Post post(PackItem item) {
        return new Post(
                new PostId(item.id()),
                title(item),
                new UnitId(item.string("unit")),
                Set.of(Role.valueOf(item.string("role"))),
                LocalDate.MIN,
                LocalDate.MAX);
    }

    private static LocalDate from(PackItem item) {
        return item.findString("valid_from").map(LocalDate::parse).orElse(LocalDate.MIN);
    }

    private static LocalDate to(PackItem item) {
        return item.findString("valid_to").map(LocalDate::parse).orElse(LocalDate.MAX);
    }
}
