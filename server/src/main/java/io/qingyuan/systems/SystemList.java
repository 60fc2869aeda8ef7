package io.qingyuan.systems;

import io.qingyuan.packs.PackContent;
import io.qingyuan.packs.PackItem;
import io.qingyuan.packs.PackText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The systems of the active plan with the state of each acceptance point. A point works when a test that passed shows it;
 * nobody can set it by hand.
 */
public record SystemList(List<Group> groups, List<Entry> systems) {

    /** A group of systems, and what its open points wait for. */
    public record Group(String id, PackText title, @Nullable PackText needs, int systems, int points, int working) {}

    /**
     * One system.
     *
     * @param users who works with it
     * @param data what it holds
     * @param where page of the software that realises it; {@code null} when there is none yet
     */
    public record Entry(
            String id,
            PackText title,
            String group,
            String kind,
            String basis,
            List<String> refs,
            List<String> terms,
            @Nullable PackText says,
            List<PackText> users,
            List<PackText> data,
            @Nullable String where,
            List<Point> points) {

        public long working() {
            return points.stream().filter(Point::works).count();
        }
    }

    /**
     * An acceptance point.
     *
     * @param code {@code system#n}, by which tests name it
     * @param shownBy the tests that show it; empty while it is open
     * @param needs what it waits for while it is open
     */
    public record Point(
            String code,
            PackText text,
            List<String> shownBy,
            @Nullable PackText needs) {

        public boolean works() {
            return !shownBy.isEmpty();
        }
    }

    public SystemList {
        groups = List.copyOf(groups);
        systems = List.copyOf(systems);
    }

    /** Puts what the packs ask for beside what tests have shown. */
    public static SystemList of(PackContent content, ShownPoints shown) {
        Map<String, PackText> groupNeeds = new HashMap<>();
        Map<String, PackItem> places = new HashMap<>();
        Map<String, PackText> users = new HashMap<>();
        content.items("units.yaml", "units").forEach(item -> users.put(item.id(), item.text("title")));
        content.items("systems.yaml", "users").forEach(item -> users.put(item.id(), item.text("title")));
        content.items("systems-needs.yaml", "groups")
                .forEach(item -> groupNeeds.put(item.string("group"), item.text("needs")));
        content.items("systems-needs.yaml", "systems").forEach(item -> places.put(item.string("system"), item));
        List<Entry> systems = content.items("systems.yaml", "systems").stream()
                .map(item -> entry(item, Optional.ofNullable(places.get(item.id())), groupNeeds, users, shown))
                .toList();
        List<Group> groups = new ArrayList<>();
        for (PackItem group : content.items("systems.yaml", "groups")) {
            List<Entry> members = systems.stream()
                    .filter(entry -> entry.group().equals(group.id()))
                    .toList();
            groups.add(new Group(
                    group.id(),
                    group.text("title"),
                    groupNeeds.get(group.id()),
                    members.size(),
                    members.stream().mapToInt(entry -> entry.points().size()).sum(),
                    (int) members.stream().mapToLong(Entry::working).sum()));
        }
        return new SystemList(groups, systems);
    }

    private static Entry entry(
            PackItem item,
            Optional<PackItem> place,
            Map<String, PackText> groupNeeds,
            Map<String, PackText> users,
            ShownPoints shown) {
        String group = item.string("group");
        PackText needs = place.flatMap(own -> own.findText("needs")).orElse(groupNeeds.get(group));
        Map<Integer, PackText> pointNeeds = new HashMap<>();
        place.ifPresent(own ->
                own.list("points").forEach(point -> pointNeeds.put(point.integer("point"), point.text("needs"))));
        List<PackText> texts = item.texts("acceptance");
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            String code = item.id() + "#" + (i + 1);
            List<String> tests = shown.tests(code);
            PackText waits = pointNeeds.getOrDefault(i + 1, needs);
            points.add(new Point(code, texts.get(i), tests, tests.isEmpty() ? waits : null));
        }
        return new Entry(
                item.id(),
                item.text("title"),
                group,
                item.string("kind"),
                item.string("basis"),
                item.strings("ref"),
                item.strings("terms_zh"),
                item.findText("document_says").orElse(null),
                item.strings("users").stream()
                        .map(user -> users.getOrDefault(user, new PackText(user, user)))
                        .toList(),
                item.texts("data"),
                place.flatMap(own -> own.findString("where")).orElse(null),
                List.copyOf(points));
    }

    public int points() {
        return groups.stream().mapToInt(Group::points).sum();
    }

    public int working() {
        return groups.stream().mapToInt(Group::working).sum();
    }
}
