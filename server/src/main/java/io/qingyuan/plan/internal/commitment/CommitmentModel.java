package io.qingyuan.plan.internal.commitment;

import io.qingyuan.packs.PackContent;
import io.qingyuan.packs.PackItem;
import io.qingyuan.plan.internal.commitment.Commitment.Basis;
import io.qingyuan.plan.internal.commitment.Commitment.Links;
import io.qingyuan.plan.internal.commitment.Commitment.Owner;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Year;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All commitments of the packs that hold, in the order of the plan, with what the packs say on reading them. */
final class CommitmentModel {

    private final String plan;
    private final Map<String, Commitment> commitments;
    private final List<Conflict> conflicts;
    private final Reading reading;
    private final Map<String, Integer> positions = new LinkedHashMap<>();

    private CommitmentModel(
            String plan, Map<String, Commitment> commitments, List<Conflict> conflicts, Reading reading) {
        this.plan = plan;
        this.commitments = Collections.unmodifiableMap(commitments);
        this.conflicts = List.copyOf(conflicts);
        this.reading = reading;
        commitments.keySet().forEach(id -> positions.put(id, positions.size()));
    }

    static CommitmentModel of(PackContent content) {
        Optional<PackItem> plan = content.documents("plan/plan.yaml").stream()
                .findFirst()
                .flatMap(document -> document.item().find("plan"));
        Period period = plan.map(Period::of).orElse(new Period(Year.of(1), Year.of(1)));
        Set<String> sameMeasure = new HashSet<>();
        Set<String> lowerIsBetter = new HashSet<>();
        for (PackItem item : content.items("plan/readings.yaml", "same_measure")) {
            sameMeasure.add(item.string("commitment"));
        }
        for (PackItem item : content.items("plan/readings.yaml", "lower_is_better")) {
            lowerIsBetter.add(item.node().asString());
        }
        Map<String, Commitment> commitments = new LinkedHashMap<>();
        for (PackItem item : content.items("plan/commitments.yaml", "commitments")) {
            String id = item.id();
            commitments.put(id, commitment(item, period, sameMeasure.contains(id), lowerIsBetter.contains(id)));
        }
        return new CommitmentModel(
                plan.map(PackItem::id).orElse(""),
                commitments,
                content.items("plan/readings.yaml", "conflicts").stream()
                        .map(CommitmentModel::conflict)
                        .toList(),
                reading(content));
    }

    /** Code of the plan they belong to. */
    String plan() {
        return plan;
    }

    List<Commitment> all() {
        return List.copyOf(commitments.values());
    }

    Optional<Commitment> find(String id) {
        return Optional.ofNullable(commitments.get(id));
    }

    /** Where a commitment stands in the plan, from 0. */
    int position(String id) {
        return positions.getOrDefault(id, -1);
    }

    List<Conflict> conflicts() {
        return conflicts;
    }

    List<Conflict> conflictsAbout(String commitment) {
        return conflicts.stream()
                .filter(conflict -> conflict.isAbout(commitment))
                .toList();
    }

    Reading reading() {
        return reading;
    }

    private record Period(Year firstFull, Year last) {

        static Period of(PackItem plan) {
            PackItem period = plan.find("period").orElseThrow();
            int first = plan.findInteger("drafting_year").map(year -> year + 1).orElse(period.integer("start"));
            return new Period(Year.of(first), Year.of(period.integer("end")));
        }
    }

    private static Commitment commitment(PackItem item, Period period, boolean sameMeasure, boolean lowerIsBetter) {
        String ref = item.string("ref");
        String kind = item.string("kind");
        String scope = item.string("scope");
        Duty duty = new Duty(
                Comparator.of(item.string("comparator")),
                item.findDecimal("value")
                        .or(() -> item.find("range").flatMap(range -> range.findDecimal("min")))
                        .orElse(null),
                item.find("range").flatMap(range -> range.findDecimal("max")).orElse(null),
                kind.equals("numeric"),
                lowerIsBetter,
                item.find("baseline").map(CommitmentModel::baseline).orElse(null),
                Deadline.parse(item.findString("deadline").orElse(null), period.last()),
                Rhythm.ofUnit(item.findString("unit").orElse(null)),
                period.firstFull(),
                scope.equals(Commitment.DISTRICT));
        return new Commitment(
                item.id(),
                ref,
                Commitment.chapterOf(ref),
                kind,
                item.text("title"),
                duty,
                item.findString("unit").orElse(null),
                item.find("baseline")
                        .flatMap(baseline -> baseline.findText("text"))
                        .orElse(null),
                item.string("modality"),
                scope,
                item.flag("dated_or_quantified"),
                new Links(text(item, "same_as"), text(item, "indicator"), sameMeasure, text(item, "project")),
                item.list("owners").stream()
                        .map(owner -> new Owner(owner.string("unit"), Basis.of(owner.string("basis"))))
                        .toList(),
                item.findText("anchor").orElse(null),
                item.findText("note").orElse(null));
    }

    private static @Nullable String text(PackItem item, String name) {
        return item.findString(name).orElse(null);
    }

    private static Duty.Baseline baseline(PackItem item) {
        return new Duty.Baseline(
                item.findDecimal("value").orElse(null),
                item.findInteger("year").map(Year::of).orElse(null));
    }

    private static Conflict conflict(PackItem item) {
        return new Conflict(
                item.id(),
                item.text("title"),
                item.text("question"),
                item.list("sides").stream()
                        .map(side -> new Conflict.Side(
                                side.string("key"),
                                text(side, "commitment"),
                                text(side, "item"),
                                text(side, "project"),
                                side.findString("deadline")
                                        .map(LocalDate::parse)
                                        .orElse(null),
                                side.text("says")))
                        .toList());
    }

    private static Reading reading(PackContent content) {
        return content.find("plan/readings.yaml")
                .map(document -> document.item())
                .map(item -> new Reading(
                        item.findDecimal("about_within").orElse(BigDecimal.ZERO),
                        item.findInteger("at_risk_days").orElse(0)))
                .orElse(new Reading(BigDecimal.ZERO, 0));
    }
}
