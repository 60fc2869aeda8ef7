package io.qingyuan.plan.internal.project;

import io.qingyuan.packs.PackContent;
import io.qingyuan.packs.PackItem;
import io.qingyuan.packs.PackText;
import io.qingyuan.plan.internal.project.Project.ProjectUnit;
import io.qingyuan.plan.internal.project.Project.Quantity;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** All projects of the packs that hold, by number, with the sources money may come from. */
final class ProjectModel {

    private final List<Project> projects;
    private final Map<String, PackText> sources;
    private final Allowance allowance;

    private ProjectModel(List<Project> projects, Map<String, PackText> sources, Allowance allowance) {
        this.projects = List.copyOf(projects);
        this.sources = Collections.unmodifiableMap(sources);
        this.allowance = allowance;
    }

    static ProjectModel of(PackContent content) {
        Map<String, PackText> sources = new LinkedHashMap<>();
        content.items("plan/plan.yaml", "fund_sources").forEach(item -> sources.put(item.id(), item.text("title")));
        return new ProjectModel(
                content.items("plan/projects.yaml", "projects").stream()
                        .map(ProjectModel::project)
                        .toList(),
                sources,
                allowance(content));
    }

    List<Project> all() {
        return projects;
    }

    Optional<Project> find(int number) {
        return projects.stream().filter(project -> project.number() == number).findFirst();
    }

    Optional<Project> find(String id) {
        return projects.stream().filter(project -> project.id().equals(id)).findFirst();
    }

    Map<String, PackText> sources() {
        return sources;
    }

    Allowance allowance() {
        return allowance;
    }

    /** The sum of the projects that print an amount; the others are not in it and not zero. */
    static BigDecimal plannedTotal(Collection<Project> projects) {
        return projects.stream()
                .map(Project::investment)
                .filter(Objects::nonNull)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static long withoutAmount(Collection<Project> projects) {
        return projects.stream().filter(project -> project.investment() == null).count();
    }

    private static Project project(PackItem item) {
        return new Project(
                item.id(),
                item.integer("number"),
                item.string("ref"),
                item.string("domain"),
                item.text("category"),
                item.text("title"),
                item.text("summary"),
                item.integer("start"),
                item.integer("end"),
                item.findDecimal("investment_wan_yuan").orElse(null),
                item.list("quantities").stream().map(ProjectModel::quantity).toList(),
                item.list("units").stream()
                        .map(unit -> new ProjectUnit(
                                unit.string("unit"),
                                unit.flag("lead"),
                                unit.findString("printed").orElse(null)))
                        .toList());
    }

    private static Quantity quantity(PackItem item) {
        return new Quantity(
                item.id(),
                item.text("title"),
                item.findDecimal("value")
                        .or(() -> item.find("range").flatMap(range -> range.findDecimal("min")))
                        .orElse(null),
                item.find("range").flatMap(range -> range.findDecimal("max")).orElse(null),
                item.string("unit"),
                item.findString("printed_unit").orElse(null),
                item.flag("about"),
                item.findText("note").orElse(null));
    }

    private static Allowance allowance(PackContent content) {
        return content.find("plan/readings.yaml")
                .map(document -> document.item())
                .map(item -> new Allowance(
                        item.findInteger("project_behind_points").orElse(0),
                        item.findInteger("divergence_points").orElse(100),
                        item.findInteger("project_silent_months").orElse(3)))
                .orElse(new Allowance(0, 100, 3));
    }
}
