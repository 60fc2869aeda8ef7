package io.qingyuan.plan.internal.lint;

import io.qingyuan.packs.PackItem;
import java.util.List;
import java.util.Set;

/** What single commitments, projects and units leave open. */
final class CommitmentRules {

    private static final Set<String> TRENDS = Set.of("increase", "decrease", "no-decrease");

    private final PlanData plan;
    private final Findings findings;

    CommitmentRules(PlanData plan, Findings findings) {
        this.plan = plan;
        this.findings = findings;
    }

    void examine() {
        for (PackItem commitment : plan.commitments()) {
            duty(commitment);
            number(commitment);
            base(commitment);
            date(commitment);
            list(commitment);
        }
        plan.projects().forEach(this::project);
        plan.units().forEach(this::unit);
    }

    private void duty(PackItem commitment) {
        boolean ours = commitment.string("scope").equals("district");
        if (ours && commitment.list("owners").isEmpty()) {
            findings.warning("duty-without-owner", commitment, null);
        }
        if (!ours) {
            findings.info("duty-of-others", commitment, null, commitment.string("scope"));
        }
    }

    private void number(PackItem commitment) {
        String comparator = commitment.string("comparator");
        boolean valued = commitment.has("value") || commitment.has("range");
        if (comparator.equals("assigned") && !valued) {
            findings.warning("waits-for-superior", commitment, null);
        } else if (TRENDS.contains(comparator) && !valued) {
            findings.warning("trend-without-number", commitment, null);
        } else if (comparator.equals("~")) {
            findings.info("soft-number", commitment, null);
        }
        if (commitment.has("range")) {
            findings.info("range-as-target", commitment, null);
        }
        printedUnit(commitment);
    }

    private void printedUnit(PackItem thing) {
        thing.findString("printed_unit")
                .ifPresent(printed -> findings.error(
                        "unit-misprinted",
                        thing,
                        null,
                        printed,
                        thing.findString("unit").orElse("-")));
    }

    private void base(PackItem commitment) {
        commitment
                .find("baseline")
                .ifPresent(baseline -> baseline.findInteger("year")
                        .filter(year -> year != plan.baseYear())
                        .ifPresent(year -> findings.warning(
                                "other-base-year",
                                commitment,
                                null,
                                String.valueOf(year),
                                String.valueOf(plan.baseYear()))));
        boolean relative =
                commitment.findString("unit").filter(plan::isRelative).isPresent();
        boolean based = commitment
                .find("baseline")
                .filter(baseline -> baseline.has("value"))
                .isPresent();
        if (relative && !based) {
            findings.warning("change-without-base", commitment, null);
        }
    }

    private void date(PackItem commitment) {
        boolean binding = commitment.string("modality").equals("firm")
                && commitment.string("scope").equals("district");
        if (binding && commitment.string("kind").equals("numeric") && !commitment.has("deadline")) {
            findings.info("no-deadline", commitment, null);
        }
        plan.plan()
                .findInteger("drafting_year")
                .ifPresent(drafted -> commitment
                        .findString("deadline")
                        .filter(deadline -> Integer.parseInt(deadline.substring(0, 4)) <= drafted + 1)
                        .ifPresent(deadline -> findings.warning(
                                "due-while-drafting", commitment, null, deadline, String.valueOf(drafted))));
    }

    private void list(PackItem thing) {
        if (thing.flag("open_list")) {
            findings.info("open-list", thing, null);
        }
        if (thing.flag("unlisted")) {
            findings.info(
                    "counted-not-named", thing, null, thing.findString("value").orElse("-"));
        }
    }

    private void project(PackItem project) {
        if (!project.has("investment_wan_yuan")) {
            findings.warning("project-without-money", project, null);
        }
        for (PackItem quantity : project.list("quantities")) {
            PackItem shown = quantity;
            quantity.findString("printed_unit")
                    .ifPresent(printed ->
                            findings.error("unit-misprinted", shown, project, printed, shown.string("unit")));
            if (quantity.flag("about")) {
                findings.info("soft-number", quantity, project);
            }
            if (quantity.has("range")) {
                findings.info("range-as-target", quantity, project);
            }
            list(quantity);
        }
    }

    private void unit(PackItem unit) {
        List<String> members = unit.strings("members");
        if (!members.isEmpty()
                && unit.findString("members_basis").filter("inferred"::equals).isPresent()) {
            findings.info("members-inferred", unit, null, String.valueOf(members.size()));
        }
        unit.findString("one_administration_with")
                .filter(twin -> unit.id().compareTo(twin) > 0)
                .flatMap(twin -> plan.units().stream()
                        .filter(other -> other.id().equals(twin))
                        .findFirst())
                .ifPresent(twin -> findings.info("two-names-one-administration", unit, twin));
    }
}
